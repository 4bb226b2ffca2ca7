import { CLOCK_TOLERANCE_MS, occurredAt, type ClaimedTime } from './occurred-at';

const NOON = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;

function settle(claim: Partial<ClaimedTime>) {
  return occurredAt({
    occurredAtMs: NOON,
    sentAtMs: null,
    recordedAtMs: NOON,
    earliestMs: NOON - 60 * MINUTE,
    refuseFuture: false,
    ...claim,
  });
}

it('takes the time of a right clock as it is', () => {
  expect(settle({ occurredAtMs: NOON - 5 * MINUTE })).toEqual({
    ok: true,
    occurredAtMs: NOON - 5 * MINUTE,
    clamped: false,
  });
});

it.each([-90, 90, 60 * 24 * 365])('takes out a clock that is %d minutes wrong', (wrongBy) => {
  const claim = { occurredAtMs: NOON + (wrongBy - 10) * MINUTE, sentAtMs: NOON + wrongBy * MINUTE };
  expect(settle(claim)).toEqual({ ok: true, occurredAtMs: NOON - 10 * MINUTE, clamped: false });
});

it('clamps to the time between the creation of the part and now, and says so', () => {
  expect(settle({ occurredAtMs: NOON + MINUTE })).toEqual({ ok: true, occurredAtMs: NOON, clamped: true });
  expect(settle({ occurredAtMs: NOON - 61 * MINUTE })).toEqual({
    ok: true,
    occurredAtMs: NOON - 60 * MINUTE,
    clamped: true,
  });
  expect(settle({ earliestMs: NOON + MINUTE })).toEqual({
    ok: true,
    occurredAtMs: NOON,
    clamped: false,
  });
});

it('refuses the future from an integration beyond the tolerance of clocks', () => {
  const claim = { refuseFuture: true, occurredAtMs: NOON + CLOCK_TOLERANCE_MS };
  expect(settle(claim)).toEqual({ ok: true, occurredAtMs: NOON, clamped: true });
  expect(settle({ ...claim, occurredAtMs: claim.occurredAtMs + 1 })).toEqual({
    ok: false,
    code: 'occurred-in-the-future',
    details: {},
  });
});
