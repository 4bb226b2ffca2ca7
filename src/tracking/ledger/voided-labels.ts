import { appendLabels } from './append-launch';
import type { Session } from './session';

/** Void the valid label of a batch and give it another; every voided label names the valid one. */
export async function replaceLabel(
  session: Session,
  { partId, code, at }: { partId: number; code: string; at: string },
): Promise<void> {
  await session.query(
    `update labels set status = 'voided', voided_at = coalesce(voided_at, $3::timestamp), valid_code = $2,
            updated_at = $3::timestamp
      where part_id = $1`,
    [partId, code, at],
  );
  await appendLabels(session, [{ code, partId, at }]);
}
