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

type Printed = keyof typeof PAGES;

const isPrinted = (model: string): model is Printed => model in PAGES;

/** Leads to the page where these documents' labels or cards are printed; null: it is another content type, or not for this person. */
function usePrint(model: string): { label: string; most: number; open(ids: readonly string[]): void } | null {
  const say = useSay();
  const navigate = useNavigate();
  const permissions = useAuth('PrintSelected', (state) => state.permissions);
  const mayPrint = permissions.some(({ action }) => action === 'plugin::qr-labels.print');
  if (!isPrinted(model) || !mayPrint) return null;
  const { text, address, most } = PAGES[model];
  return { label: say(text), most, open: (ids) => navigate(address + ids.join(',')) };
}

/** Selected parts, stages or a product go to the page where their labels or cards are printed. */
export function PrintSelected({ documents, model }: SelectedRows) {
  const print = usePrint(model);
  if (!print || documents.length === 0 || documents.length > print.most) return null;
  return {
    label: print.label,
    icon: <PriceTag />,
    variant: 'secondary' as const,
    onClick: () => print.open(documents.map(({ documentId }) => documentId)),
  };
}

/** What the content manager tells an action of the document that a form or a row of a list shows. */
export interface OneDocument {
  /** Missing while it is being created. */
  documentId?: string | undefined;
  model: string;
}

/** Where the action stands: in the menus of the form's head and of a row. */
const MENUS: ('header' | 'table-row')[] = ['header', 'table-row'];

/** The same from the form of a part, a stage or a product, and from its row in a list. */
export function PrintDocument({ documentId, model }: OneDocument) {
  const print = usePrint(model);
  if (!print || documentId === undefined) return null;
  return {
    label: print.label,
    icon: <PriceTag />,
    position: MENUS,
    onClick: () => print.open([documentId]),
  };
}
PrintDocument.position = MENUS;
