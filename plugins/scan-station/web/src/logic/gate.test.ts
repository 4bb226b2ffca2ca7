import { gateAfter } from './gate';

const BADGE = { kind: 'badge', badge: 'TB1' } as const;
const LABEL = { kind: 'label', code: '0123456789ABC' } as const;

describe('the gate after a scan', () => {
  it('opens with a badge, and begins anew with the next', () => {
    const first = gateAfter(null, BADGE);
    expect(first).toEqual({ badge: 'TB1', turn: 1, isAwaited: false });
    expect(gateAfter(first, { kind: 'badge', badge: 'TB2' })).toEqual({
      badge: 'TB2',
      turn: 2,
      isAwaited: false,
    });
  });

  it.each([LABEL, { kind: 'stage', id: 'x' } as const, { kind: 'unknown', text: 'x' } as const])(
    'stays open with %j, which waits behind it',
    (scan) => {
      expect(gateAfter({ badge: 'TB1', turn: 3, isAwaited: false }, scan)).toEqual({
        ...{ badge: 'TB1', turn: 3, isAwaited: true },
      });
      expect(gateAfter({ badge: null, turn: 0, isAwaited: false }, scan)).toMatchObject({
        badge: null,
        isAwaited: true,
      });
      expect(gateAfter(null, scan)).toBeNull();
    },
  );

  it('keeps what waits when another badge is read after it', () => {
    const waits = gateAfter(gateAfter(null, BADGE), LABEL);
    expect(gateAfter(waits, BADGE)).toEqual({ badge: 'TB1', turn: 2, isAwaited: true });
  });
});
