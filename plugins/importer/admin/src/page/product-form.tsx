import { useState, type FormEvent } from 'react';
import {
  Badge,
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  NumberInput,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatDay } from '../../../../../src/admin/kit';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DateBox } from './date-box';
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
  disabled?: boolean;
  onChange(value: string): void;
}

function TextBox({ name, label, value, basis, type = 'text', disabled = false, onChange }: TextBoxProps) {
  return (
    <DateBox flex={basis}>
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <TextInput
          type={type}
          value={value}
          disabled={disabled}
          maxLength={MAX_LENGTH}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      </Field.Root>
    </DateBox>
  );
}

/** What stands in the form; the quantity is undefined while none can be read. */
interface Wished {
  designation: string;
  orderNumber: string;
  /** YYYY-MM-DD, or empty. */
  dueDate: string;
  /** The order is to have no due date; one that it has is taken away. */
  isNotDue: boolean;
  quantity: number | undefined;
}

function wishedOf({ product, options }: Preview): Wished {
  const { designation, orderNumber, dueDate, quantity } = product;
  const isNotDue = options.dueDate === null;
  return { designation, orderNumber: orderNumber ?? '', dueDate: dueDate ?? '', isNotDue, quantity };
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
    one.isNotDue === other.isNotDue &&
    one.quantity === other.quantity
  );
}

function Fields({ wished, onChange }: { wished: Wished; onChange(change: Partial<Wished>): void }) {
  const say = useSay();
  const { designation, orderNumber, dueDate, isNotDue, quantity } = wished;
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
        value={isNotDue ? '' : dueDate}
        disabled={isNotDue}
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
  const { locale } = useIntl();
  const { product } = preview;
  const [wished, setWished] = useState(() => wishedOf(preview));
  const set = (change: Partial<Wished>): void => setWished((before) => ({ ...before, ...change }));
  const valid = isValid(wished);

  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!valid) return;
    const { designation, orderNumber, dueDate, isNotDue, quantity } = wished;
    onWish({
      ...{ product: designation.trim(), quantity },
      ...{ orderNumber: orderNumber.trim() || undefined, dueDate: isNotDue ? null : dueDate || undefined },
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
            disabled={busy || !valid || isSame(wished, wishedOf(preview))}
          >
            {say('product.apply')}
          </Button>
        </Flex>
      </form>
      <Flex gap={4} wrap="wrap">
        <Badge>{say(product.existing === null ? 'product.new' : 'product.existing')}</Badge>
        <Checkbox checked={wished.isNotDue} onCheckedChange={(on) => set({ isNotDue: on === true })}>
          {say('product.notDue')}
        </Checkbox>
        {/* The field writes a date as the browser's language does, whatever that of the panel is. */}
        {!wished.isNotDue && wished.dueDate !== '' && (
          <Typography textColor="neutral700">
            {say('product.dueIs', { day: formatDay(wished.dueDate, locale) })}
          </Typography>
        )}
      </Flex>
    </Panel>
  );
}
