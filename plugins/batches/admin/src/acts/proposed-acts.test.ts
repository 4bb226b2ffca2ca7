import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import { plannedActs, whyOf } from './proposed-acts';

const child = (unrouted: number, ...waiting: number[]) => ({
  part: { unrouted } as PartView,
  operations: waiting.map(
    (n, place) => ({ number: place + 1, sequence: place + 1, waiting: n }) as OperationView,
  ),
});

it('puts pieces in with one act, wherever others wait', () => {
  expect(plannedActs({ act: 'add', quantity: 6 }, child(0, 0, 3))).toEqual([
    { operation: null, quantity: 6 },
  ]);
});

it('takes pieces out where the least work has been done, and no more than were proposed', () => {
  const withdraw = { act: 'withdraw', quantity: 5 } as const;
  expect(plannedActs(withdraw, child(0, 2, 0, 9))).toEqual([
    { operation: 1, quantity: 2 },
    { operation: 3, quantity: 3 },
  ]);
  expect(plannedActs(withdraw, child(5))).toEqual([{ operation: null, quantity: 5 }]);
});

it('goes by the sequence, not by the number', () => {
  const replaced = child(0, 4, 4);
  replaced.operations.reverse();
  expect(plannedActs({ act: 'withdraw', quantity: 1 }, replaced)).toEqual([{ operation: 1, quantity: 1 }]);
});

it('plans nothing where fewer pieces wait', () => {
  expect(plannedActs({ act: 'withdraw', quantity: 5 }, child(0, 2, 2))).toBeNull();
});

it('says that the bill of materials has changed, not that the parent has changed by 0', () => {
  const why = { parent: 'A', change: 0, quantityPerParent: 2 };
  expect(whyOf(why)).toEqual({ text: 'proposal.why.line', reason: 'proposal.reason.line' });
  expect(whyOf({ ...why, quantityPerParent: 0 }).text).toBe('proposal.why.gone');
  expect(whyOf({ ...why, change: 3 })).toEqual({ text: 'proposal.why.more', reason: 'proposal.reason' });
  expect(whyOf({ ...why, change: -3 }).text).toBe('proposal.why.less');
});
