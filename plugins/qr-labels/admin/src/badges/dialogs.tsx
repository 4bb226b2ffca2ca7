import { useState } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { ApiFailure, DialogFrame, useApi } from '../../../../../src/admin/kit';
import type { BadgesRequest } from '../../../badges/contracts';
import type { OperatorRow } from '../../../contracts';
import { savePrinted } from '../print/printed-file';
import { printedOf } from '../print/printed-headers';
import { useSay } from '../texts';

const PIN = /^\d{4,8}$/;
/** Names beyond these are counted. */
const NAMES_SHOWN = 5;

interface DialogProps {
  operator: OperatorRow;
  onDone(): void;
  onClose(): void;
}

/** Ask for a PIN and set it. */
export function PinDialog({ operator, onDone, onClose }: DialogProps) {
  const say = useSay();
  const api = useApi();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function send(): Promise<void> {
    setBusy(true);
    try {
      await api.put(`/tracker/operators/${operator.id}/pin`, { pin });
      onDone();
    } catch (thrown) {
      setFailure(thrown as ApiFailure);
      setBusy(false);
    }
  }

  return (
    <DialogFrame
      title={say('badges.set-pin.title', { name: operator.name })}
      about={say('badges.set-pin.about')}
      action={say('badges.set-pin')}
      ready={PIN.test(pin)}
      busy={busy}
      failure={failure}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Field.Root name="pin" required>
        <Field.Label>{say('badges.pin')}</Field.Label>
        <TextInput
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={pin}
          onChange={({ target }: { target: { value: string } }) => setPin(target.value.replace(/\D/g, ''))}
        />
      </Field.Root>
    </DialogFrame>
  );
}

/** Ask whether a badge is to be revoked, and revoke it. */
export function RevokeDialog({ operator, onDone, onClose }: DialogProps) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function send(): Promise<void> {
    setBusy(true);
    try {
      await api.del(`/tracker/operators/${operator.id}/badge`);
      onDone();
    } catch (thrown) {
      setFailure(thrown as ApiFailure);
      setBusy(false);
    }
  }

  return (
    <DialogFrame
      title={say('badges.revoke.title', { name: operator.name })}
      about={say('badges.revoke.about')}
      action={say('badges.revoke')}
      final
      ready
      busy={busy}
      failure={failure}
      onSend={() => void send()}
      onClose={onClose}
    >
      {null}
    </DialogFrame>
  );
}

interface IssueProps {
  operators: readonly OperatorRow[];
  request: BadgesRequest;
  onDone(): void;
  onClose(): void;
}

function named(operators: readonly OperatorRow[]): string {
  const names = operators.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const rest = operators.length - names.length;
  return rest > 0 ? `${names.join(', ')}, +${rest}` : names.join(', ');
}

/** Ask once more, issue new badges, and save the file that shows their codes this once. */
export function IssueDialog({ operators, request, onDone, onClose }: IssueProps) {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function send(): Promise<void> {
    setBusy(true);
    try {
      const sent = await api.postForFile('/qr-labels/badges', request);
      savePrinted(sent, 'badges');
      const { stickers: n, extension } = printedOf(sent);
      toggleNotification({
        type: 'success',
        message: say('badges.done', { n, file: `badges.${extension}` }),
      });
      onDone();
    } catch (thrown) {
      const failed = thrown as ApiFailure;
      // A refusal has issued none; whether an answer that never came was one nobody knows.
      setFailure(failed.status === 0 ? new ApiFailure(say('badges.lost'), 0, null, failed.details) : failed);
      setBusy(false);
    }
  }

  return (
    <DialogFrame
      title={say('badges.ask.title')}
      about={say('badges.ask', { names: named(operators) })}
      action={say('badges.do', { format: (request.format ?? 'pdf').toUpperCase() })}
      ready={operators.length > 0}
      busy={busy}
      failure={failure}
      onSend={() => void send()}
      onClose={onClose}
    >
      {null}
    </DialogFrame>
  );
}
