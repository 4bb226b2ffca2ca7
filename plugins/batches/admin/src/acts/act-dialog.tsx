import { useEffect, useState } from 'react';
import { newUuid } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { Act } from './acts';
import { DialogFrame } from './dialog-frame';
import { ReasonField, Select } from './fields';
import { useSending } from './use-sending';

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
  const [route, setRoute] = useState('');
  const [reason, setReason] = useState('');
  const { answer, failure, busy, send } = useSending<object>();
  const words = reason.trim();

  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);

  return (
    <DialogFrame
      title={say(`act.${act.name}`)}
      about={say(`about.${act.name}`)}
      action={say(`act.${act.name}`)}
      ready={route !== ''}
      busy={busy}
      failure={failure}
      onSend={() =>
        send(`/tracker/parts/${page.part.code}/${act.name}`, {
          factId,
          route,
          ...(words ? { reason: words } : {}),
        })
      }
      onClose={onClose}
    >
      <Select
        label={say('field.route')}
        value={route}
        choices={page.routes.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={setRoute}
      />
      <ReasonField needed={false} value={reason} onChange={setReason} />
    </DialogFrame>
  );
}
