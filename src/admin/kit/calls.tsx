import { useEffect, useState, type ReactNode } from 'react';
import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { CallView } from '../../tracking/contracts';
import { DialogFrame } from './acts/dialog-frame';
import { useSending } from './acts/use-sending';
import { formatAgo } from './formats';
import { usePartSay } from './part-words';
import { useMay } from './use-may';
import { newUuid } from './uuid';

/** The server's own limit. */
const MAX_NOTE_LENGTH = 500;

interface CallProps {
  call: CallView;
  /** The batch that it is about. */
  code: string;
  onDone(): void;
}

/** End a call, and say what was done about it. */
function DoneDialog({ call, code, onDone, onClose }: CallProps & { onClose(): void }) {
  const say = usePartSay();
  // One id for all attempts: a repetition after a lost answer counts once.
  const [factId] = useState(newUuid);
  const [note, setNote] = useState('');
  const { answer, failure, busy, send } = useSending<object>();
  useEffect(() => {
    if (!answer) return;
    onClose();
    onDone();
  }, [answer, onClose, onDone]);
  return (
    <DialogFrame
      title={say('call.end')}
      about={say('call.endAbout', { operator: call.operator })}
      action={say('call.done')}
      ready
      busy={busy}
      failure={failure}
      onSend={() =>
        send(`/tracker/parts/${code}/answer-call`, { factId, callId: call.id, answer: 'done', note })
      }
      onClose={onClose}
    >
      <Field.Root width="100%">
        <Field.Label>{say('call.note')}</Field.Label>
        <Textarea
          name="note"
          value={note}
          onChange={(event: { target: { value: string } }) =>
            setNote(event.target.value.slice(0, MAX_NOTE_LENGTH))
          }
        />
      </Field.Root>
    </DialogFrame>
  );
}

function Answers(props: CallProps) {
  const { call, code, onDone } = props;
  const say = usePartSay();
  const { toggleNotification } = useNotification();
  const [factId] = useState(newUuid);
  const [isEnding, setEnding] = useState(false);
  const { answer, failure, busy, send } = useSending<object>();
  useEffect(() => {
    if (answer) onDone();
  }, [answer, onDone]);
  useEffect(() => {
    if (failure) toggleNotification({ type: 'warning', message: failure.message });
  }, [failure, toggleNotification]);
  return (
    <Flex gap={2}>
      {!call.taken && (
        <Button
          size="S"
          loading={busy}
          disabled={busy}
          onClick={() =>
            send(`/tracker/parts/${code}/answer-call`, { factId, callId: call.id, answer: 'taken' })
          }
          data-take
        >
          {say('call.take')}
        </Button>
      )}
      <Button size="S" variant="tertiary" onClick={() => setEnding(true)} data-done>
        {say('call.done')}
      </Button>
      {isEnding && <DoneDialog {...props} onClose={() => setEnding(false)} />}
    </Flex>
  );
}

/** Why somebody calls, in one line. */
export function callWords(
  { reason, comment }: Pick<CallView, 'reason' | 'comment'>,
  say: ReturnType<typeof usePartSay>,
): string {
  return [say(reason ? `call.${reason}` : 'call.noReason'), comment].filter(Boolean).join(': ');
}

/**
 * One open call: why, who, where, for how long, who comes; with the answers for whoever may give them.
 * @param children what names the batch, where that is not clear
 */
export function CallRow({ atMs, children, ...props }: CallProps & { atMs: number; children?: ReactNode }) {
  const { call } = props;
  const say = usePartSay();
  const mayAnswer = useMay()('answer-calls');
  const { locale } = useIntl();
  const since = Date.parse(call.calledAt);
  const ago = (instant: number) => formatAgo(instant, Math.max(instant, atMs), locale);
  const place = call.operation && `${call.operation.number}. ${call.operation.stage}`;
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" data-call={call.id}>
      <Flex direction="column" alignItems="flex-start">
        {children}
        <Typography fontWeight="bold">{callWords(call, say)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {[call.operator, place, ago(since)].filter(Boolean).join(' · ')}
        </Typography>
        {call.taken && (
          <Typography variant="pi" textColor="success700">
            {say('call.takenBy', { by: call.taken.by, ago: ago(Date.parse(call.taken.at)) })}
          </Typography>
        )}
      </Flex>
      {mayAnswer && <Answers {...props} />}
    </Flex>
  );
}
