import fc from 'fast-check';
import { newLabelCode } from '../codes';
import {
  MAX_ATTACHMENTS,
  MAX_COMMENT_LENGTH,
  parseScanRequest,
  readableId,
  readablePartCode,
} from './record-scan-request';

const SCAN_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const CODE = newLabelCode();

function bodyWith(change: Record<string, unknown>): Record<string, unknown> {
  return { scanId: SCAN_ID, partCode: CODE, operation: 2, occurredAt: '2026-01-31T10:00:00Z', ...change };
}

function pathsFor(body: unknown): unknown {
  const parsed = parseScanRequest(body);
  if (parsed.ok) throw new Error('It was parsed.');
  expect(parsed.code).toBe('malformed-request');
  return parsed.details.paths;
}

describe('parseScanRequest', () => {
  test('fills in what the sender may leave out', () => {
    expect(parseScanRequest(bodyWith({ good: 3 }))).toEqual({
      ok: true,
      request: {
        named: null,
        command: {
          scanId: SCAN_ID,
          partCode: CODE,
          operation: 2,
          kind: 'report',
          good: 3,
          scrapped: 0,
          rework: null,
          causeOperation: null,
          reason: null,
          comment: '',
          attachments: [],
          occurredAt: '2026-01-31T10:00:00.000Z',
          sentAt: null,
          station: null,
          underHold: false,
          settles: null,
          madeIn: null,
        },
      },
    });
  });

  test('takes everything that a sender may say', () => {
    const said = {
      kind: 'report',
      good: 3,
      scrapped: 1,
      rework: { quantity: 2, toOperation: 1 },
      causeOperation: 1,
      reason: 'crack',
      comment: 'edge',
      attachments: ['photo-1'],
      station: 'phone-7',
      madeIn: 'session-1',
      underHold: true,
      settles: '3f2504e0-4f89-41d3-9a0c-0305e82c3309',
    };
    const times = { occurredAt: '2026-01-31T13:00:00.5+03:00', sentAt: '2026-01-31T10:00:01Z' };
    const parsed = parseScanRequest(bodyWith({ ...said, ...times, operator: ' ivan ' }));
    expect(parsed).toEqual({
      ok: true,
      request: {
        named: 'ivan',
        command: {
          ...said,
          scanId: SCAN_ID,
          partCode: CODE,
          operation: 2,
          occurredAt: '2026-01-31T10:00:00.500Z',
          sentAt: '2026-01-31T10:00:01.000Z',
        },
      },
    });
  });

  test('reads a code as people type it, and a UUID in any case', () => {
    const typed = `${CODE.slice(0, 4)} ${CODE.slice(4, 8)}-${CODE.slice(8)}`.toLowerCase();
    const parsed = parseScanRequest(bodyWith({ partCode: typed, scanId: SCAN_ID.toUpperCase() }));
    expect(parsed).toMatchObject({ ok: true, request: { command: { partCode: CODE, scanId: SCAN_ID } } });
  });

  test('takes an operator by a number, and none for nothing but blanks', () => {
    expect(parseScanRequest(bodyWith({ operator: 17 }))).toMatchObject({ request: { named: '17' } });
    expect(parseScanRequest(bodyWith({ operator: '  ' }))).toMatchObject({ request: { named: null } });
  });

  test('tells a wrong check character apart from what is no scan', () => {
    const wrong = CODE.slice(0, -1) + (CODE.endsWith('0') ? '1' : '0');
    expect(parseScanRequest(bodyWith({ partCode: wrong }))).toEqual({
      ok: false,
      code: 'part-code-malformed',
      details: { partCode: wrong },
    });
  });

  test.each([
    ['scanId', 'not-a-uuid'],
    ['scanId', undefined],
    ['partCode', 5],
    ['partCode', 'A'.repeat(101)],
    ['operation', 0],
    ['operation', 1.5],
    ['operation', '2'],
    ['operation', null],
    ['kind', 'undo'],
    ['good', -1],
    ['good', 1_000_001],
    ['good', 0.5],
    ['good', Number.NaN],
    ['good', '3'],
    ['scrapped', -1],
    ['scrapped', 1_000_001],
    ['rework', 3],
    ['causeOperation', 0],
    ['reason', 'r'.repeat(256)],
    ['reason', 'a\u0000b'],
    ['comment', 'c'.repeat(MAX_COMMENT_LENGTH + 1)],
    ['comment', '\u0000'],
    ['comment', '\ud800'],
    ['attachments', Array.from({ length: MAX_ATTACHMENTS + 1 }, () => 'photo')],
    ['attachments', 'photo'],
    ['occurredAt', '2026-01-31'],
    ['occurredAt', '2026-02-30T10:00:00Z'],
    ['occurredAt', '2026-01-31T10:00:00'],
    ['occurredAt', '1969-12-31T23:59:59Z'],
    ['occurredAt', '9999-12-31T23:59:59-14:00'],
    ['occurredAt', 1769853600000],
    ['sentAt', 'yesterday'],
    ['station', 's'.repeat(256)],
    ['operator', {}],
    ['operator', 0],
    ['operator', '\u0000'],
    ['madeIn', 7],
  ])('%s: refuses %p at its path alone', (key, value) => {
    expect(pathsFor(bodyWith({ [key]: value }))).toEqual([key]);
  });

  test('names places inside of lists and objects, and all of them', () => {
    const body = bodyWith({
      good: -1,
      rework: { quantity: 'two' },
      attachments: ['photo', ''],
    });
    expect(pathsFor(body)).toEqual(['good', 'rework.quantity', 'rework.toOperation', 'attachments.1']);
  });

  test.each([[null], [5], ['text'], [[]], [undefined]])('refuses the body %p as a whole', (body) => {
    expect(pathsFor(body)).toEqual(['body']);
  });

  test('takes text up to its limits', () => {
    const body = bodyWith({
      comment: 'ж'.repeat(MAX_COMMENT_LENGTH),
      attachments: Array.from({ length: MAX_ATTACHMENTS }, (_, index) => `photo-${index}`),
      good: 1_000_000,
    });
    expect(parseScanRequest(body)).toMatchObject({ ok: true });
  });

  test('never throws and refuses with paths, whatever arrives', () => {
    const almost = fc.record(
      {
        scanId: fc.oneof(fc.uuid(), fc.string()),
        partCode: fc.oneof(fc.constant(CODE), fc.string()),
        operation: fc.oneof(fc.integer(), fc.double()),
        rework: fc.oneof(fc.jsonValue(), fc.record({ quantity: fc.integer(), toOperation: fc.integer() })),
        occurredAt: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), almost), (body) => {
        const parsed = parseScanRequest(body);
        if (parsed.ok || parsed.code === 'part-code-malformed') return;
        const { paths } = parsed.details;
        expect(Array.isArray(paths) && paths.length >= 1 && paths.length <= 20).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what can be read of an item that did not parse', () => {
  test('its id and its part', () => {
    const item = { scanId: SCAN_ID.toUpperCase(), partCode: CODE.toLowerCase(), operation: 'x' };
    expect(readableId(item)).toBe(SCAN_ID);
    expect(readablePartCode(item)).toBe(CODE);
  });

  test('nothing where there is nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (item) => {
        expect(readableId(item)).toBeNull();
        expect(readablePartCode(item)).toBeNull();
      }),
    );
  });
});
