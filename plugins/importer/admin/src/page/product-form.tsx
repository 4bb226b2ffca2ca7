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
  type?: 'text' | 'date';
  onChange(value: string): void;
}

function TextBox({ name, label, value, basis, type = 'text', onChange }: TextBoxProps) {
  return (
    <Box flex={basis}>
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          type={type}
          value={value}
          maxLength={MAX_LENGTH}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      </Field.Root>
    </Box>
  );
}

/** What stands in the form; the quantity is undefined while none can be read. */
interface Wished {
  designation: string;
  orderNumber: string;
  /** YYYY-MM-DD, or empty. */
  dueDate: string;
  quantity: number | undefined;
}

function wishedOf({ designation, orderNumber, dueDate, quantity }: Preview['product']): Wished {
  return { designation, orderNumber: orderNumber ?? '', dueDate: dueDate ?? '', quantity };
}

function isValid({ designation, quantity }: Wished): boolean {
  return (
    designation.trim() !== '' &&
    quantity !== undefined &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= MAX_QUANTITY
  );
}

function isSame(one: Wished, other: Wished): boolean {
  return (
    one.designation.trim() === other.designation &&
    one.orderNumber.trim() === other.orderNumber &&
    one.dueDate === other.dueDate &&
    one.quantity === other.quantity
  );
}

function Fields({ wished, onChange }: { wished: Wished; onChange(change: Partial<Wished>): void }) {
  const say = useSay();
  const { designation, orderNumber, dueDate, quantity } = wished;
  return (
    <>
      <TextBox
        name="designation"
        label={say('product.designation')}
        value={designation}
        basis="2 1 24rem"
        onChange={(value) => onChange({ designation: value })}
      />
      <TextBox
        name="order"
        label={say('product.order')}
        value={orderNumber}
        basis="1 1 16rem"
        onChange={(value) => onChange({ orderNumber: value })}
      />
      <TextBox
        name="due"
        type="date"
        label={say('product.due')}
        value={dueDate}
        basis="0 1 16rem"
        onChange={(value) => onChange({ dueDate: value })}
      />
      <Box flex="0 1 14rem">
        <Field.Root name="quantity">
          <Field.Label>{say('product.quantity')}</Field.Label>
          <NumberInput value={quantity} onValueChange={(value) => onChange({ quantity: value })} />
        </Field.Root>
      </Box>
    </>
  );
}

/** Which product and order the file is for; starts with what the file says. */
export function ProductForm({ preview, busy, onWish }: ProductFormProps) {
  const say = useSay();
  const { product } = preview;
  const [wished, setWished] = useState(() => wishedOf(product));
  const set = (change: Partial<Wished>): void => setWished((before) => ({ ...before, ...change }));
  const valid = isValid(wished);

  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!valid) return;
    const { designation, orderNumber, dueDate, quantity } = wished;
    onWish({
      ...{ product: designation.trim(), quantity },
      ...{ orderNumber: orderNumber.trim() || undefined, dueDate: dueDate || undefined },
    });
  }

  return (
    <Panel title={say('product.title')}>
      <form onSubmit={apply}>
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <Fields wished={wished} onChange={set} />
          <Button
            type="submit"
            variant="secondary"
            size="L"
            disabled={busy || !valid || isSame(wished, wishedOf(product))}
          >
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
