import type { Capability, Rights } from '../contracts';
import { isSameCall, refuseAnswer, refuseCall } from './calls';

const rights = (...may: Capability[]): Rights => ({ may: new Set(may), stageIds: null });
const AT = '2026-01-31T10:00:00.000Z';
const taken = { at: AT, by: 'Мастер' };
const closed = { at: AT, by: 'Мастер', note: '' };

test('calling and answering are rights of their own', () => {
  expect(refuseCall(rights('call'))).toBeNull();
  expect(refuseCall({ may: null, stageIds: null })).toBeNull();
  expect(refuseCall(rights('answer-calls'))).toMatchObject({ details: { capability: 'call' } });
  const open = { taken: null, closed: null };
  expect(refuseAnswer(open, { answer: 'done' }, rights('call'))).toMatchObject({
    code: 'not-permitted',
    details: { capability: 'answer-calls' },
  });
});

test.each([
  ['nobody called before', null, AT, false],
  ['the call is open', { closed: null }, '2030-01-01T00:00:00.000Z', true],
  ['it was open then', { closed }, '2026-01-31T09:59:59.999Z', true],
  ['it had ended by then', { closed }, AT, false],
])('whether it is the same call: %s', (_when, earlier, calledAt, same) => {
  expect(isSameCall(earlier, Date.parse(calledAt))).toBe(same);
});

test.each([
  [{ taken: null, closed: null }, 'taken', null],
  [{ taken: null, closed: null }, 'done', null],
  [{ taken, closed: null }, 'done', null],
  [{ taken, closed: null }, 'taken', { code: 'call-taken', details: taken }],
  [{ taken, closed }, 'done', { code: 'call-closed', details: { by: 'Мастер', at: AT } }],
  [{ taken: null, closed }, 'taken', { code: 'call-closed', details: { by: 'Мастер', at: AT } }],
] as const)('a call %j is answered with %s', (call, answer, refusal) => {
  const refused = refuseAnswer(call, { answer }, rights('answer-calls'));
  expect(refused).toEqual(refusal && { ok: false, ...refusal });
});
