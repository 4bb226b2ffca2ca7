import { useEffect, useState } from 'react';
import { Flex } from '@strapi/design-system';
import { DialogFrame, newUuid, ReasonField, useSending } from '../../../../../src/admin/kit';
import type { HistoryEvent } from '../../../../../src/tracking/contracts';
import { PiecesField } from '../acts/fields';
import { useSay } from '../texts';
import { readDetails, type Remaining } from './event-words';

interface UndoDialogProps {
  event: HistoryEvent;
  /** What earlier undos have left of it; undefined: nothing was taken back. */
  left: Remaining | undefined;
  onDone(): void;
  onClose(): void;
}

type Amounts = Record<'good' | 'scrapped' | 'rework', number | null>;

function bodyOf(amounts: Amounts, reason: string, undoId: string): object {
  const given = Object.entries(amounts).filter(([, n]) => n !== null);
  return {
    undoId,
    ...Object.fromEntries(given),
    reason: reason.trim(),
    occurredAt: new Date().toISOString(),
  };
}

/** Take a report back, whole or in amounts. */
export function UndoDialog({ event, left, onDone, onClose }: UndoDialogProps) {
  const say = useSay();
  const { scanId, stage, amounts } = readDetails(event);
  const reported = left ?? amounts;
  const [undoId] = useState(newUuid);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<Amounts>({
    good: reported.good || null,
    scrapped: reported.scrapped || null,
    rework: reported.reworked || null,
  });
  const { answer, failure, busy, send } = useSending<object>();

  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);

  const fields = [
    { key: 'good', reported: reported.good },
    { key: 'scrapped', reported: reported.scrapped },
    { key: 'rework', reported: reported.reworked },
  ] as const;
  return (
    <DialogFrame
      title={say('undo.title', { stage: stage ?? '' })}
      about={say('undo.about')}
      action={say('undo.button')}
      ready={reason.trim() !== ''}
      busy={busy}
      failure={failure}
      onSend={() => send(`/tracker/scans/${scanId}/undo`, bodyOf(asked, reason, undoId))}
      onClose={onClose}
    >
      <Flex gap={4} alignItems="flex-end">
        {fields
          .filter((field) => field.reported > 0)
          .map(({ key }) => (
            <PiecesField
              key={key}
              label={say(`field.${key}`)}
              value={asked[key]}
              onChange={(n) => setAsked((before) => ({ ...before, [key]: n }))}
            />
          ))}
      </Flex>
      <ReasonField needed value={reason} onChange={setReason} />
    </DialogFrame>
  );
}
