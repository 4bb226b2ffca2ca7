import { useState } from 'react';
import { ChoiceField, ErrorState, useApi, useLoad, useMany } from '../../../../../../src/admin/kit';
import type { BatchChoices } from '../../../../../../src/tracking/contracts';
import { useSay } from '../../texts';
import { MOST_TICKED } from '../use-ticked';
import { BulkFrame, type BulkDialogProps } from './bulk-frame';

/** No user name: names have three characters at least. */
const NOBODY = '-';

/** Say who answers for several batches: for all of them in one act, or for none. */
export function ResponsibleDialog({ batches, onDone, onClose }: BulkDialogProps) {
  const say = useSay();
  const api = useApi();
  const choices = useLoad<BatchChoices>('/tracker/choices');
  const [user, setUser] = useState('');
  const many = useMany(MOST_TICKED, onDone);
  const send = () =>
    many.send(
      batches.map(({ code }) => code),
      async (codes) => {
        await api.post('/tracker/parts/responsible', { codes, user: user === NOBODY ? null : user });
        return codes.map((code) => ({ code }));
      },
    );
  return (
    <BulkFrame
      act="responsible"
      action={say('bulk.responsible.send')}
      batches={batches}
      many={many}
      ready={user !== ''}
      onSend={send}
      onClose={onClose}
    >
      {choices.failure && <ErrorState failure={choices.failure} onRetry={choices.reload} />}
      <ChoiceField
        label={say('bulk.who')}
        value={user}
        choices={[
          { value: NOBODY, text: say('bulk.nobody') },
          ...(choices.data?.operators ?? []).map((name) => ({ value: name, text: name })),
        ]}
        onChange={setUser}
      />
    </BulkFrame>
  );
}
