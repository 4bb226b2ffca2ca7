import { LinkButton } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { ProductHead } from '../../../server/src/contracts';
import { useSay } from '../texts';

const PRODUCT = 'api::product.product';
const UPDATE = 'plugin::content-manager.explorer.update';

/** Leads to the form of an order, where its due date is set; nothing for whoever may not change it. */
export function EditLink({ product }: { product: ProductHead }) {
  const say = useSay();
  const permissions = useAuth('EditLink', (state) => state.permissions);
  if (!permissions.some(({ action, subject }) => action === UPDATE && subject === PRODUCT)) return null;
  return (
    <LinkButton
      tag={Link}
      size="S"
      variant="tertiary"
      to={`/content-manager/collection-types/${PRODUCT}/${product.id}`}
      data-edit-order
    >
      {say(product.dueDate === null ? 'order.setDue' : 'order.edit')}
    </LinkButton>
  );
}
