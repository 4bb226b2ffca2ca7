import { LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { ProductHead } from '../../../server/src/contracts';
import { useSay } from '../texts';

const PRINT = 'plugin::qr-labels.print';

/** Whether whoever looks may print labels. */
export function useMayPrint(): boolean {
  const permissions = useAuth('PrintLink', (state) => state.permissions);
  return permissions.some(({ action }) => action === PRINT);
}

/** Leads to the labels of all batches of an order; nothing for whoever may not print, or where the order is cancelled. */
export function PrintLink({ product }: { product: ProductHead }) {
  const say = useSay();
  const mayPrint = useMayPrint();
  if (product.cancelledAt !== null || !mayPrint) return null;
  return (
    <LinkButton
      tag={Link}
      size="S"
      variant="tertiary"
      startIcon={<PriceTag />}
      to={`/plugins/qr-labels?product=${product.id}`}
      data-print-order
    >
      {say('order.print')}
    </LinkButton>
  );
}
