import { useState, type FormEvent } from 'react';
import { Button, Field, Flex, Link, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { ImportView, RepeatedOrder } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DateBox } from './date-box';

const MAX_LENGTH = 255;

function Repeated({ made }: { made: RepeatedOrder }) {
  const say = useSay();
  const { product, parts } = made;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} role="status">
      <Typography variant="pi">{say('repeat.done', { order: product.orderNumber, n: parts })}</Typography>
      <Link tag={RouterLink} to={`/plugins/qr-labels?product=${product.id}`}>
        {say('result.labels')}
      </Link>
      <Link tag={RouterLink} to={`/plugins/dashboards/products/${product.id}`}>
        {say('result.order')}
      </Link>
    </Flex>
  );
}

function DueDate({ name, value, onChange }: { name: string; value: string; onChange(day: string): void }) {
  const say = useSay();
  return (
    <DateBox>
      <Field.Root name={name}>
        <Field.Label>{say('repeat.due')}</Field.Label>
        <TextInput
          type="date"
          value={value}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      </Field.Root>
    </DateBox>
  );
}

interface RepeatFormProps {
  product: ImportView['product'];
  onMade(made: RepeatedOrder): void;
  onCancel(): void;
}

function RepeatForm({ product, onMade, onCancel }: RepeatFormProps) {
  const say = useSay();
  const api = useApi();
  const [orderNumber, setOrderNumber] = useState('');
  const [dueDate, setDueDate] = useState('');
  const [quantity, setQuantity] = useState<number | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  function send(event: FormEvent): void {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const wish = {
      orderNumber: orderNumber.trim(),
      ...(quantity === undefined ? {} : { quantity }),
      ...(dueDate === '' ? {} : { dueDate }),
    };
    api
      .post<RepeatedOrder>(`/importer/orders/${product.id}/repeat`, wish)
      .then(onMade, (thrown: ApiFailure) => {
        setBusy(false);
        setFailure(thrown);
      });
  }

  return (
    <form onSubmit={send}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Field.Root name={`order-${product.id}`} required>
          <Field.Label>{say('repeat.order')}</Field.Label>
          <TextInput
            value={orderNumber}
            maxLength={MAX_LENGTH}
            onChange={(event) => setOrderNumber(event.target.value)}
          />
        </Field.Root>
        <DueDate name={`due-${product.id}`} value={dueDate} onChange={setDueDate} />
        <Field.Root name={`quantity-${product.id}`} hint={say('repeat.asBefore')}>
          <Field.Label>{say('product.quantity')}</Field.Label>
          <NumberInput value={quantity} onValueChange={setQuantity} />
          <Field.Hint />
        </Field.Root>
        {failure && (
          <Typography variant="pi" textColor="danger600" role="alert">
            {failure.message}
          </Typography>
        )}
        <Flex gap={2}>
          <Button type="submit" loading={busy} disabled={busy || orderNumber.trim() === ''}>
            {say('repeat.do')}
          </Button>
          <Button variant="tertiary" disabled={busy} onClick={onCancel}>
            {say('repeat.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}

interface RepeatOrderProps {
  product: ImportView['product'];
  onRepeated(): void;
}

/** A new order with the composition and the routes of this one. */
export function RepeatOrder({ product, onRepeated }: RepeatOrderProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<RepeatedOrder | null>(null);
  const done = (repeated: RepeatedOrder): void => {
    setOpen(false);
    setMade(repeated);
    onRepeated();
  };
  if (open) return <RepeatForm product={product} onMade={done} onCancel={() => setOpen(false)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Button variant="tertiary" onClick={() => setOpen(true)}>
        {say('repeat.open')}
      </Button>
      {made && <Repeated made={made} />}
    </Flex>
  );
}
