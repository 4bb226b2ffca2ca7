import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { LabelProductRow } from '../../../contracts';
import { useSay } from '../texts';
import type { Change, Choice } from './use-choice';

/** The select knows no empty value. */
const ALL = 'all';

interface ProductSelectProps {
  products: LabelProductRow[];
  choice: Choice;
  onChange: Change;
}

/** Which product's labels are shown and, while nothing is ticked, printed. */
export function ProductSelect({ products, choice, onChange }: ProductSelectProps) {
  const say = useSay();
  const nameOf = ({ designation, name, orderNumber }: LabelProductRow) =>
    [designation, name, orderNumber && say('product.order', { order: orderNumber })]
      .filter(Boolean)
      .join(' · ');
  return (
    <Field.Root name="product">
      <Field.Label>{say('product')}</Field.Label>
      <SingleSelect
        value={choice.product ?? ALL}
        onChange={(value: string | number) =>
          onChange({ product: value === ALL ? null : String(value), ticked: new Set(), search: '' })
        }
      >
        <SingleSelectOption value={ALL}>{say('product.all')}</SingleSelectOption>
        {products.map((product) => (
          <SingleSelectOption key={product.id} value={product.id}>
            {nameOf(product)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
