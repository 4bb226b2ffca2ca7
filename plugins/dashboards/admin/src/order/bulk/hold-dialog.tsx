import { useState } from 'react';
import {
  ApiFailure,
  ChoiceField,
  isOfOneBatch,
  ReasonField,
  useActIds,
  useApi,
  useMany,
  usePartSay,
  type ActedItem,
} from '../../../../../../src/admin/kit';
import { HOLD_KINDS } from '../../../../../../src/tracking/contracts';
import { useSay } from '../../texts';
import { BulkFrame, type BulkDialogProps } from './bulk-frame';

/** Acts that are on their way at once. */
const AT_ONCE = 4;

interface HoldDialogProps extends BulkDialogProps {
  act: 'hold' | 'release-hold';
}

/** Put several batches on hold for one reason, or take them off it, one act each: a refusal of one keeps none of the others from it. */
export function HoldDialog({ act, batches, onDone, onClose }: HoldDialogProps) {
  const say = useSay();
  const sayPart = usePartSay();
  const api = useApi();
  const idOf = useActIds();
  const [kind, setKind] = useState<string>('material');
  const [given, setReason] = useState('');
  const many = useMany(AT_ONCE, onDone);
  const isHold = act === 'hold';
  const reason = given.trim();

  async function perform(code: string): Promise<ActedItem> {
    const content = { ...(isHold ? { kind } : {}), ...(reason ? { reason } : {}) };
    try {
      await api.post(`/tracker/parts/${code}/${act}`, { factId: idOf({ code, ...content }), ...content });
      return { code };
    } catch (failure) {
      if (!(failure instanceof ApiFailure) || !isOfOneBatch(failure)) throw failure;
      return { code, error: { message: failure.message } };
    }
  }

  return (
    <BulkFrame
      act={act}
      action={say(`bulk.${act}`)}
      batches={batches}
      many={many}
      ready={!isHold || reason !== ''}
      onSend={() =>
        many.send(
          batches.map(({ code }) => code),
          (codes) => Promise.all(codes.map(perform)),
        )
      }
      onClose={onClose}
    >
      {isHold && (
        <ChoiceField
          label={say('bulk.kind')}
          value={kind}
          choices={HOLD_KINDS.map((each) => ({ value: each, text: sayPart(`hold.${each}`) }))}
          onChange={setKind}
        />
      )}
      <ReasonField needed={isHold} value={given} onChange={setReason} />
    </BulkFrame>
  );
}
