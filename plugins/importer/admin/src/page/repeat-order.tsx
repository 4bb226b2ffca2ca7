import { useState, type FormEvent } from 'react';
import { Button, Field, Flex, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { ImportView, RepeatedOrder } from '../../../server/src/contracts';
import { useSay } from '../texts';

const MAX_LENGTH = 255;

interface RepeatOrderProps {
  product: ImportView['product'];
  onRepeated(): void;
}

/** A new order with the composition and the routes of this one. */
export function RepeatOrder({ product, onRepeated }: RepeatOrderProps) {
  const say = useSay();
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [orderNumber, setOrderNumber] = useState('');
  const [quantity, setQuantity] = useState<number | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  function send(event: FormEvent): void {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const wish = { orderNumber: orderNumber.trim(), ...(quantity === undefined ? {} : { quantity }) };
    api
      .post<RepeatedOrder>(`/importer/orders/${product.id}/repeat`, wish)
      .then(() => {
        setOpen(false);
        onRepeated();
      }, setFailure)
      .finally(() => setBusy(false));
  }

  if (!open)
    return (
      <Button variant="tertiary" onClick={() => setOpen(true)}>
        {say('repeat.open')}
      </Button>
    );
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
          <Button variant="tertiary" disabled={busy} onClick={() => setOpen(false)}>
            {say('repeat.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
