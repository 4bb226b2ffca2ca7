import type { KeptUndo } from '../../../../../src/tracking/contracts';
import { settlementOf } from './settle-undo';

const KEPT = { undoId: 'kept', scanId: 'report', isCounted: true, occurredAt: '2026-01-31T10:00:00.000Z' };
const sent = (isCounted: boolean, verdict: 'take-back' | 'leave') =>
  settlementOf({ ...KEPT, isCounted } as KeptUndo, verdict, 'why', 'new');

it('undoes a report that counts by an undo of the foreman’s own, at the time of the maker’s', () => {
  expect(sent(true, 'take-back')).toEqual({
    path: '/tracker/scans/report/undo',
    body: { undoId: 'new', reason: 'why', occurredAt: '2026-01-31T10:00:00.000Z' },
  });
});

it('dismisses the report that was never counted, or else the undo', () => {
  const dismiss = (id: string) => ({
    path: `/tracker/refused-reports/${id}/dismiss`,
    body: { reason: 'why' },
  });
  expect(sent(false, 'take-back')).toEqual(dismiss('report'));
  expect(sent(false, 'leave')).toEqual(dismiss('kept'));
  expect(sent(true, 'leave')).toEqual(dismiss('kept'));
});
