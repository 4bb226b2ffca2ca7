import { useEffect, useState } from 'react';
import { DialogFrame, newUuid, ReasonField, useSending } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { Act } from './acts';
import { ActDone, type ActAnswer } from './done';
import { ActFieldInput, NO_VALUES, type ActValues } from './fields';

function isReady({ fields, reasonNeeded }: Act, values: ActValues): boolean {
  if (reasonNeeded && values.reason.trim() === '') return false;
  if (fields.includes('quantity') && !(values.quantity !== null && values.quantity > 0)) return false;
  return !fields.includes('route') || values.route !== '';
}

function bodyOf({ fields }: Act, values: ActValues, factId: string): object {
  const { quantity, operation, kind, route, reason } = values;
  return {
    factId,
    ...(fields.includes('quantity') ? { quantity } : {}),
    ...(fields.includes('operation') && operation ? { operation: Number(operation) } : {}),
    ...(fields.includes('kind') ? { kind } : {}),
    ...(fields.includes('route') ? { route } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
}

interface ActDialogProps {
  act: Act;
  page: BatchPage;
  onDone(): void;
  onClose(): void;
}

/** Ask what an act needs and do it. A repetition after a lost answer has the same id and counts once. */
export function ActDialog({ act, page, onDone, onClose }: ActDialogProps) {
  const say = useSay();
  const [factId] = useState(newUuid);
  const waiting = page.operations.find((operation) => operation.waiting > 0);
  const [values, setValues] = useState<ActValues>({
    ...NO_VALUES,
    operation: waiting ? String(waiting.number) : '',
  });
  const { answer, failure, busy, send } = useSending<ActAnswer>();
  const change = (wish: Partial<ActValues>) => setValues((before) => ({ ...before, ...wish }));
  const { code, quantity } = page.part;

  useEffect(() => {
    if (answer) onDone();
  }, [answer, onDone]);

  return (
    <DialogFrame
      title={say(`act.${act.name}`)}
      about={say(`about.${act.name}`, { code, quantity })}
      action={say(`act.${act.name}`)}
      final={act.final}
      ready={isReady(act, values)}
      busy={busy}
      failure={failure}
      done={answer && <ActDone answer={answer} />}
      onSend={() => send(`/tracker/parts/${code}/${act.name}`, bodyOf(act, values, factId))}
      onClose={onClose}
    >
      {act.fields.map((field) => (
        <ActFieldInput key={field} field={field} page={page} values={values} onChange={change} />
      ))}
      <ReasonField
        needed={act.reasonNeeded}
        value={values.reason}
        onChange={(reason) => change({ reason })}
      />
    </DialogFrame>
  );
}
