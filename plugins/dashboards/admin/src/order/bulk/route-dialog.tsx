import { useState } from 'react';
import {
  ChoiceField,
  ErrorState,
  ReasonField,
  useActIds,
  useApi,
  useLoad,
  useMany,
  type ActedItem,
} from '../../../../../../src/admin/kit';
import type { BatchChoices } from '../../../../../../src/tracking/contracts';
import { useSay } from '../../texts';
import { BulkFrame, type BulkDialogProps } from './bulk-frame';

/** Batches of one request: few enough that it is seen how far it is. */
const BATCHES_PER_REQUEST = 20;

/** Give several batches one route, one act each: what is refused to one keeps none of the others from it. */
export function RouteDialog({ batches, onDone, onClose }: BulkDialogProps) {
  const say = useSay();
  const api = useApi();
  const idOf = useActIds();
  const choices = useLoad<BatchChoices>('/tracker/choices');
  const [route, setRoute] = useState('');
  const [given, setReason] = useState('');
  const many = useMany(BATCHES_PER_REQUEST, onDone);
  const send = () => {
    const reason = given.trim();
    const act = { actId: idOf({ route, reason }), ...(reason ? { reason } : {}) };
    many.send(
      batches.map(({ code }) => code),
      async (codes) => {
        const path = `/tracker/routes/${route}/apply`;
        const { results } = await api.post<{ results: ActedItem[] }>(path, { ...act, codes });
        return results;
      },
    );
  };
  return (
    <BulkFrame
      act="route"
      action={say('bulk.route.send')}
      batches={batches}
      many={many}
      ready={route !== ''}
      onSend={send}
      onClose={onClose}
    >
      {choices.failure && <ErrorState failure={choices.failure} onRetry={choices.reload} />}
      <ChoiceField
        label={say('bulk.which')}
        value={route}
        choices={(choices.data?.routes ?? []).map(({ id, name }) => ({ value: id, text: name }))}
        onChange={setRoute}
      />
      <ReasonField needed={false} value={given} onChange={setReason} />
    </BulkFrame>
  );
}
