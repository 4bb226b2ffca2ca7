import { useEffect, useState } from 'react';
import { Button, Typography } from '@strapi/design-system';
import { DialogFrame, newUuid, ReasonField, useMay, useSending } from '../../../../../src/admin/kit';
import type { CancelProductResult } from '../../../../../src/tracking/contracts';
import type { ProductHead } from '../../../server/src/contracts';
import { useSay } from '../texts';

interface CancelOrderProps {
  product: ProductHead;
  onDone(): void;
}

function CancelDialog({ product, onDone, onClose }: CancelOrderProps & { onClose(): void }) {
  const say = useSay();
  const [factId] = useState(newUuid);
  const [reason, setReason] = useState('');
  const { answer, failure, busy, send } = useSending<CancelProductResult>();
  const name = [product.designation, product.orderNumber].filter(Boolean).join(' · ');

  useEffect(() => {
    if (answer) onDone();
  }, [answer, onDone]);

  return (
    <DialogFrame
      title={say('cancel.button')}
      about={say('cancel.about', { name })}
      action={say('cancel.button')}
      final
      ready={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      done={answer && <Typography data-done>{say('cancel.done', { n: answer.cancelled })}</Typography>}
      onSend={() => send(`/tracker/products/${product.id}/cancel`, { factId, reason: reason.trim() })}
      onClose={onClose}
    >
      <ReasonField needed value={reason} onChange={setReason} />
    </DialogFrame>
  );
}

/** Cancel an order with all its batches; nothing for whoever may not, or where it is cancelled already. */
export function CancelOrder(props: CancelOrderProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { product } = props;
  if (!open && (product.cancelledAt !== null || !may('cancel-parts'))) return null;
  return (
    <>
      <Button size="S" variant="danger-light" onClick={() => setOpen(true)} data-cancel-order>
        {say('cancel.button')}
      </Button>
      {open && <CancelDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
