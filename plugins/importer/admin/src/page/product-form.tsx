import { useState, type FormEvent } from 'react';
import { Badge, Box, Button, Field, Flex, NumberInput, TextInput } from '@strapi/design-system';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { Panel } from './understood';
import type { ImportActions } from './use-import';

const MAX_LENGTH = 255;
const MAX_QUANTITY = 1_000_000;

interface ProductFormProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

interface TextBoxProps {
  name: string;
  label: string;
  value: string;
  basis: string;
  onChange(value: string): void;
}

function TextBox({ name, label, value, basis, onChange }: TextBoxProps) {
  return (
    <Box flex={basis}>
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <TextInput value={value} maxLength={MAX_LENGTH} onChange={(event) => onChange(event.target.value)} />
      </Field.Root>
    </Box>
  );
}

/** Which product the file is for; starts with what the file says. */
export function ProductForm({ preview, busy, onWish }: ProductFormProps) {
  const say = useSay();
  const { product } = preview;
  const [designation, setDesignation] = useState(product.designation);
  const [orderNumber, setOrderNumber] = useState(product.orderNumber ?? '');
  const [quantity, setQuantity] = useState<number | undefined>(product.quantity);
  const valid =
    designation.trim() !== '' &&
    quantity !== undefined &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= MAX_QUANTITY;
  const changed =
    designation.trim() !== product.designation ||
    orderNumber.trim() !== (product.orderNumber ?? '') ||
    quantity !== product.quantity;

  function apply(event: FormEvent): void {
    event.preventDefault();
    if (valid)
      onWish({ product: designation.trim(), orderNumber: orderNumber.trim() || undefined, quantity });
  }

  return (
    <Panel title={say('product.title')}>
      <form onSubmit={apply}>
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <TextBox
            name="designation"
            label={say('product.designation')}
            value={designation}
            basis="2 1 24rem"
            onChange={setDesignation}
          />
          <TextBox
            name="order"
            label={say('product.order')}
            value={orderNumber}
            basis="1 1 16rem"
            onChange={setOrderNumber}
          />
          <Box flex="0 1 14rem">
            <Field.Root name="quantity">
              <Field.Label>{say('product.quantity')}</Field.Label>
              <NumberInput value={quantity} onValueChange={setQuantity} />
            </Field.Root>
          </Box>
          <Button type="submit" variant="secondary" size="L" disabled={busy || !valid || !changed}>
            {say('product.apply')}
          </Button>
        </Flex>
      </form>
      <Box>
        <Badge>{say(product.existing === null ? 'product.new' : 'product.existing')}</Badge>
      </Box>
    </Panel>
  );
}
