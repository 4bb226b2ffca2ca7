import { useEffect, useState } from 'react';
import { ChoiceField, DialogFrame, newUuid, ReasonField, useSending } from '../../../../../src/admin/kit';
import type { KeptUndo } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import { settlementOf, type Verdict } from './settle-undo';

interface SettleUndoDialogProps {
  undo: KeptUndo;
  onDone(): void;
  onClose(): void;
}

/** Perform an undo that waits on a device, or say that it does not count. */
export function SettleUndoDialog({ undo, onDone, onClose }: SettleUndoDialogProps) {
  const say = useSay();
  const [undoId] = useState(newUuid);
  const [verdict, setVerdict] = useState<Verdict>('take-back');
  const [reason, setReason] = useState('');
  const { answer, failure, busy, send } = useSending<object>();
  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);
  const { path, body } = settlementOf(undo, verdict, reason.trim(), undoId);
  return (
    <DialogFrame
      title={say('keptUndo.settle')}
      about={say(undo.isCounted ? 'keptUndo.counted' : 'keptUndo.uncounted')}
      action={say(`keptUndo.${verdict}`)}
      ready={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSend={() => send(path, body)}
      onClose={onClose}
    >
      <ChoiceField
        label={say('keptUndo.how')}
        value={verdict}
        choices={(['take-back', 'leave'] as const).map((value) => ({
          value,
          text: say(`keptUndo.${value}`),
        }))}
        onChange={(value) => setVerdict(value === 'leave' ? 'leave' : 'take-back')}
      />
      <ReasonField needed value={reason} onChange={setReason} />
    </DialogFrame>
  );
}
