import type { OperationView } from '../../../../../src/tracking/contracts';
import { offeredOperation, reportable, whyNothing } from './choose-operation';
import { firstLanguage } from './language';
import { dateOf, momentOf } from './moment';
import { russianForm } from './plural';
import { safeAddress } from './safe-address';
import { stageCounts } from './stage-counts';
import { newUuid } from './uuid';

const operation = (number: number, stage: string, waiting: number, done: number): OperationView => ({
  ...{ number, sequence: number, stage, stageId: 1, kind: 'production', optional: false, waiting, done },
  ...{ good: 0, scrapped: 0, reworked: 0, mayScrap: true, mayRework: true },
});
const route = [operation(1, 'Cut', 4, 6), operation(2, 'Mill', 3, 3), operation(3, 'Check', 0, 3)];

describe('the operation to report at', () => {
  it('has waiting pieces and a stage of this person', () => {
    expect(reportable(route, () => true).map(({ number }) => number)).toEqual([1, 2]);
    expect(reportable(route, ({ stage }) => stage !== 'Cut').map(({ number }) => number)).toEqual([2]);
    expect(reportable(route, () => false)).toEqual([]);
  });

  it('is offered when it is the only one, or the one of last time', () => {
    const both = reportable(route, () => true);
    expect(offeredOperation(both, null)).toBeNull();
    expect(offeredOperation(both, 'Mill')?.number).toBe(2);
    expect(offeredOperation(both, 'Check')).toBeNull();
    expect(offeredOperation(both.slice(0, 1), 'Mill')?.number).toBe(1);
    expect(offeredOperation([operation(1, 'Cut', 1, 0), operation(4, 'Cut', 2, 0)], 'Cut')).toBeNull();
  });

  it('is the one at the place of the device, and none of another stage', () => {
    const [cut, mill] = [operation(1, 'Cut', 4, 6), { ...operation(2, 'Mill', 3, 3), stageId: 2 }];
    const at = (stageId: number) => ({ id: 'x', stageId, name: 'renamed' });
    expect(offeredOperation([cut, mill], 'Cut', at(2))?.number).toBe(2);
    expect(offeredOperation([cut], 'Cut', at(2))).toBeNull();
    expect(offeredOperation([mill, { ...mill, number: 4 }], null, at(2))).toBeNull();
  });
});

it.each([
  ['before', 'Check', 'the pieces wait before it'],
  ['before', 'Mill', 'some have passed it, some wait before it'],
  ['passed', 'Cut', 'all have passed it'],
  ['none', 'Paint', 'the route has no such stage'],
])('%s: why nothing waits for who works at %s alone: %s', (why, own) => {
  const waits = { Cut: own === 'Mill' ? 1 : 0, Mill: own === 'Mill' ? 0 : 2, Check: own === 'Check' ? 0 : 3 };
  const now = route.map((one) => ({ ...one, waiting: waits[one.stage as keyof typeof waits] }));
  expect(whyNothing([...now].reverse(), ({ stage }) => stage === own)).toBe(why);
});

describe('the strip', () => {
  it('counts pieces that wait before a stage as ahead of it', () => {
    const counts = stageCounts({ unrouted: 0 }, [...route].reverse());
    expect(counts.map(({ done, waiting, ahead }) => [done, waiting, ahead])).toEqual([
      [6, 4, 0],
      [3, 3, 4],
      [3, 0, 7],
    ]);
  });
});

describe('firstLanguage', () => {
  it.each([
    ['ru', ['en-US'], 'ru'],
    [null, ['ru-RU', 'en'], 'ru'],
    [null, ['de', 'en-GB', 'ru'], 'en'],
    [null, ['de', 'ru'], 'ru'],
    ['fr', [], 'en'],
  ])('%j and %j begin with %s', (chosen, wishes, language) => {
    expect(firstLanguage(chosen, wishes)).toBe(language);
  });
});

describe('russianForm', () => {
  it.each([
    [0, 'many'],
    [1, 'one'],
    [2, 'few'],
    [5, 'many'],
    [11, 'many'],
    [14, 'many'],
    [21, 'one'],
    [112, 'many'],
    [104, 'few'],
  ])('%i takes %s', (count, form) => {
    expect(russianForm(count, ['one', 'few', 'many'])).toBe(form);
  });
});

describe('newUuid', () => {
  const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a UUID of version 4 with and without randomUUID', () => {
    const plainHttp = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };
    const made = Array.from({ length: 500 }, () => newUuid(plainHttp));
    for (const uuid of made) expect(uuid).toMatch(V4);
    expect(new Set(made).size).toBe(500);
    expect(newUuid(crypto)).toMatch(V4);
  });

  it('keeps every random bit that is no mark of the version', () => {
    const all = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(255) };
    expect(newUuid(all)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});

describe('safeAddress', () => {
  it.each(['/uploads/a.png', 'https://files.example/a.png'])('lets %j through', (address) => {
    expect(safeAddress(address)).toBe(address);
  });
  it.each(['javascript:alert(1)', '//evil.example/a', '/\\evil.example', 'data:text/html,x', ''])(
    'refuses %j',
    (address) => {
      expect(safeAddress(address)).toBeNull();
    },
  );
});

describe('moments', () => {
  it('says the time today and the day otherwise', () => {
    const now = new Date(2026, 10, 24, 16, 0);
    expect(momentOf(new Date(2026, 10, 24, 14, 2).toISOString(), 'ru-RU', now)).toBe('14:02');
    expect(momentOf(new Date(2026, 10, 23, 9, 5).toISOString(), 'ru-RU', now)).toBe('23 ноября, 09:05');
    expect(momentOf('rubbish', 'ru-RU', now)).toBe('rubbish');
    expect(dateOf('2026-11-24', 'en-GB')).toBe('24 Nov 2026');
  });
});
