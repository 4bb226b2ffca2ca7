import { useEffect, useState } from 'react';
import { DialogFrame, newUuid, ReasonField, useSending } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { ActDone, type ActAnswer } from '../acts/done';
import { PiecesField } from '../acts/fields';
import { useSay } from '../texts';

export type BomLine = BatchPage['composition'][number];

interface LineDialogProps {
  kind: 'change' | 'remove';
  page: BatchPage;
  line: BomLine;
  onDone(): void;
  onClose(): void;
}

/** Give a line of the bill of materials another quantity, or remove it. */
export function LineDialog({ kind, page, line, onDone, onClose }: LineDialogProps) {
  const say = useSay();
  const [factId] = useState(newUuid);
  const [quantity, setQuantity] = useState<number | null>(line.quantityPerParent);
  const [reason, setReason] = useState('');
  const { answer, failure, busy, send } = useSending<ActAnswer>();
  const { part } = page;
  const parent = part.designation ?? part.name ?? part.code;
  const child = line.designation ?? line.name ?? line.code;

  useEffect(() => {
    if (answer) onDone();
  }, [answer, onDone]);

  const changes = kind === 'change';
  const body = {
    factId,
    childCode: line.code,
    quantityPerParent: changes ? quantity : null,
    expects: 'line',
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
  return (
    <DialogFrame
      title={say(changes ? 'line.change' : 'line.remove.title')}
      about={
        changes
          ? say('line.change.about', { child, parent, n: line.quantityPerParent })
          : say('line.remove.about', { child, parent })
      }
      action={say(changes ? 'line.change.send' : 'line.remove.send')}
      final={!changes}
      ready={!changes || ((quantity ?? 0) > 0 && quantity !== line.quantityPerParent)}
      busy={busy}
      failure={failure}
      done={answer && <ActDone answer={answer} />}
      onSend={() => send(`/tracker/parts/${part.code}/children`, body)}
      onClose={onClose}
    >
      {changes && <PiecesField label={say('line.quantity')} value={quantity} onChange={setQuantity} />}
      <ReasonField needed={false} value={reason} onChange={setReason} />
    </DialogFrame>
  );
}
