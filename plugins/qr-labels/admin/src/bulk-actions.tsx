import { useAuth } from '@strapi/strapi/admin';
import { PriceTag } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import { useSay } from './texts';

/** What the content manager tells an action of the rows that are selected in its list. */
export interface SelectedRows {
  documents: readonly { documentId: string }[];
  /** uid of the content type. */
  model: string;
}

/** Where the rows of a list are printed, by the content type. */
const PAGES = {
  'api::part.part': { text: 'bulk.parts', address: '/plugins/qr-labels?documents=', most: Infinity },
  'api::stage.stage': { text: 'bulk.stages', address: '/plugins/qr-labels/stages?stages=', most: Infinity },
  // All that is made of it; the page shows one product at a time.
  'api::product.product': { text: 'bulk.parts', address: '/plugins/qr-labels?product=', most: 1 },
} as const;

const isPrinted = (model: string): model is keyof typeof PAGES => model in PAGES;

/** Selected parts, stages or a product go to the page where their labels or cards are printed; null: it is another list, or not for this person. */
export function PrintSelected({ documents, model }: SelectedRows) {
  const say = useSay();
  const navigate = useNavigate();
  const permissions = useAuth('PrintSelected', (state) => state.permissions);
  const mayPrint = permissions.some(({ action }) => action === 'plugin::qr-labels.print');
  if (!isPrinted(model) || !mayPrint || documents.length === 0) return null;
  const { text, address, most } = PAGES[model];
  if (documents.length > most) return null;
  return {
    label: say(text),
    icon: <PriceTag />,
    variant: 'secondary' as const,
    onClick: () => navigate(address + documents.map(({ documentId }) => documentId).join(',')),
  };
}
