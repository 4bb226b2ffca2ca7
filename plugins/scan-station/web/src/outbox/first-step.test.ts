import { RUSSIAN } from '../texts/ru';
import { placesOf } from './explain';
import { firstStep, mayPass, restOf } from './first-step';
import type { KeptItem } from './kept-item';
import { anItem, IVAN, OLGA } from './some-items';

const refused = (code: string, changes: Partial<KeptItem> = {}, details = {}): KeptItem =>
  anItem('a', 'P', { refusal: { code, message: '', details }, ...changes });

const MAY = ['report', 'undo-own', 'call'];
const step = (item: KeptItem, may = MAY): string => firstStep(item, { id: IVAN.id, may });
const undo = { kind: 'undo' } as const;

describe('what is done first about a refusal', () => {
  it('is to report anew, unless the page is too old or a hold has stopped it', () => {
    expect(step(refused('quantity-exceeds-waiting'))).toBe('open');
    expect(step(refused('already-settled', undo))).toBe('open');
    expect(step(refused('malformed-request'))).toBe('reload');
    expect(step(refused('part-on-hold'))).toBe('work-on');
  });

  it('of an undo is to take back what is left, else to call whoever can', () => {
    const movable = { good: 2, scrapped: 0, rework: 0 };
    expect(step(refused('pieces-already-moved', undo, { movable }))).toBe('undo-rest');
    expect(step(refused('pieces-already-moved', undo, { movable: { ...movable, good: 0 } }))).toBe('call');
    expect(step(refused('undo-window-passed', undo))).toBe('call');
    expect(step(refused('undo-window-passed', undo), ['report'])).toBe('open');
  });

  it('of somebody else is to leave it', () => {
    expect(step(refused('malformed-request', { operator: OLGA }))).toBe('leave');
    expect(step(refused('part-on-hold', { operator: OLGA }))).toBe('work-on');
  });
});

it('what may still be taken back is what the server says, and nothing else', () => {
  const rest = (movable: unknown, kind: KeptItem['kind'] = 'undo') =>
    restOf(refused('pieces-already-moved', { kind }, { movable }));
  expect(rest({ good: 3, scrapped: '1', rework: -1 })).toEqual({ good: 3, scrapped: 0, rework: 0 });
  expect([rest({ good: 3 }, 'report'), rest({}), rest(null), rest(7)]).toEqual([null, null, null, null]);
});

it('the same is sent again where that can help', () => {
  const may = (code: string) => mayPass(refused(code), RUSSIAN.refusals);
  expect(
    ['quantity-exceeds-waiting', 'part-on-hold', 'malformed-request', 'of-a-newer-server'].map(may),
  ).toEqual(Array(4).fill(true));
  const lasting = ['reason-required', 'stage-not-permitted', 'label-voided', 'pieces-already-moved'];
  expect(lasting.map(may)).toEqual(Array(4).fill(false));
});

it('the places of a refusal are others than its own, with whoever worked or sent the pieces there', () => {
  const where = [
    { operation: 1, stage: 'Cut', waiting: 2, operator: 'Сидоров', sentBy: null },
    { operation: 3, stage: 'Paint', waiting: 3, operator: null, sentBy: 'Орлова' },
    { operation: 4, stage: 'Pack', waiting: 1, operator: 'Котов', sentBy: 'Орлова' },
  ];
  expect(placesOf(refused('quantity-exceeds-waiting', {}, { where }))).toEqual([
    where[1],
    { ...where[2], sentBy: null },
  ]);
  const ofOlder = { operation: 3, stage: 'Paint', waiting: 3, operator: null };
  expect(placesOf(refused('quantity-exceeds-waiting', {}, { where: [where[0], ofOlder] }))).toEqual([
    { ...ofOlder, sentBy: null },
  ]);
});
