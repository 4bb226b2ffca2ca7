import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import { answerOf } from '../server/answers';
import { fittingReasons, reasonsOf, type DefectReason } from '../server/api';
import { byUse } from '../server/kept-reasons';
import { keepSessions, keptSessions, NOBODY, sessionOf } from '../server/session';
import type { DeviceStorage } from '../server/storage';
import { actInWords } from '../texts';
import { ENGLISH } from '../texts/en';
import { RUSSIAN } from '../texts/ru';
import { explain, placesOf } from './explain';
import { isKeptItem, makeCall, makeReport, type KeptItem } from './kept-item';

function device(content: Record<string, string> = {}): DeviceStorage {
  const kept = new Map(Object.entries(content));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const part = { code: 'ABC', designation: 'D-1', name: 'Bolt' } as PartView;
const operation = { number: 2, stage: 'Mill' } as OperationView;
const origin = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  occurredAt: '2026-11-24T10:00:00.000Z',
  operator: { id: 'op1', name: 'Петров' },
  madeIn: 'session-1',
};
const about = { part, operation, comment: '  scratch ' };
const scrap = makeReport(
  { amounts: { good: 3, scrapped: 1, rework: 0 }, reason: 'surface', reworkTo: 1 },
  about,
  origin,
);

describe('makeReport', () => {
  it('says what was entered and nothing else', () => {
    expect(scrap).toEqual({
      ...{ id: origin.id, kind: 'report', occurredAt: origin.occurredAt, madeIn: 'session-1' },
      body: {
        ...{ scanId: origin.id, partCode: 'ABC', operation: 2, kind: 'report', good: 3, scrapped: 1 },
        ...{ rework: null, reason: 'surface', comment: 'scratch', occurredAt: origin.occurredAt },
      },
      operator: origin.operator,
      ...{ title: 'D-1', stage: 'Mill', refusal: null, putAside: false, ownOnly: false },
    });
    expect(isKeptItem(JSON.parse(JSON.stringify(scrap)))).toBe(true);
  });

  it('leaves the reason out where all are good', () => {
    const amounts = { good: 5, scrapped: 0, rework: 0 };
    const good = makeReport({ amounts, reason: 'surface', reworkTo: null }, about, origin);
    expect(good.body.reason).toBeNull();
  });
});

describe('makeCall', () => {
  const call = makeCall(
    { reason: 'other', comment: ' no gloves ' },
    { part, operation: null, stage: '' },
    origin,
  );

  it('says why and where, moves nothing, and is read back', () => {
    expect(call).toMatchObject({
      id: origin.id,
      kind: 'call',
      call: { reason: 'other', comment: 'no gloves' },
    });
    expect(call.body).toMatchObject({ partCode: 'ABC', operation: 0, good: 0, scrapped: 0, rework: null });
    expect(isKeptItem(JSON.parse(JSON.stringify(call)))).toBe(true);
    expect(isKeptItem({ ...call, call: undefined })).toBe(false);
  });

  it('is told by what was written, else by its reason', () => {
    const said = { reason: 'machine', comment: '' } as const;
    expect(actInWords(ENGLISH, call)).toBe('Call for the foreman: no gloves');
    expect(actInWords(ENGLISH, { ...call, call: said })).toBe('Call for the foreman: Machine');
    expect(actInWords(ENGLISH, { ...call, call: { ...said, reason: null } })).toBe('Call for the foreman');
  });
});

describe('answerOf', () => {
  const refused = (code: string) => ({
    data: null,
    error: { message: 'No.', details: { code, waiting: 3 } },
  });

  it('tells apart what the page does next', () => {
    expect(answerOf(201, { a: 1 })).toEqual({ kind: 'accepted', status: 201, body: { a: 1 } });
    expect(answerOf(409, refused('part-on-hold'))).toEqual({
      ...{
        kind: 'refused',
        status: 409,
        code: 'part-on-hold',
        message: 'No.',
        details: { code: 'part-on-hold', waiting: 3 },
      },
    });
    expect(answerOf(401, refused('not-signed-in'))).toEqual({ kind: 'signed-out' });
    expect(answerOf(401, refused('sign-in-refused'))).toMatchObject({ kind: 'refused' });
    expect(answerOf(429, refused('too-many-attempts'))).toMatchObject({ kind: 'refused' });
    for (const status of [500, 502, 503]) expect(answerOf(status, refused('busy'))).toEqual({ kind: 'busy' });
    expect(answerOf(404, null)).toEqual({ kind: 'busy' });
    expect(answerOf(403, { error: 'a proxy' })).toEqual({ kind: 'busy' });
  });
});

describe('the session on the device', () => {
  const body = {
    ...{ jwt: 'j', sessionId: 's1', expiresAt: '2026-11-24T12:00:00.000Z' },
    operator: { id: '1', name: 'P', may: ['report', 7], stages: [{ id: 's', name: 'Mill' }] },
  };
  const session = {
    ...{ jwt: 'j', sessionId: 's1', expiresAt: body.expiresAt, byPin: false },
    operator: { id: '1', name: 'P', may: ['report'], stages: ['Mill'] },
  };

  it('lasts until somebody ends it: its end is the server’s to tell', () => {
    const storage = device();
    expect(sessionOf(body)).toEqual(session);
    keepSessions(storage, { session, ended: null });
    expect(keptSessions(storage)).toEqual({ session, ended: null });
    const ended = { ...session, byPin: true };
    keepSessions(storage, { session: null, ended });
    expect(keptSessions(storage)).toEqual({ session: null, ended });
    keepSessions(storage, NOBODY);
    expect(keptSessions(storage)).toEqual(NOBODY);
  });

  it.each(['', '{', '7', '{"jwt":"j"}'])('reads %j as nobody', (text) => {
    expect(keptSessions(device({ 'tracker-scan-session': text }))).toEqual(NOBODY);
  });
});

describe('reasons', () => {
  const all = reasonsOf({
    reasons: [
      { code: 'm', name: 'Material', appliesTo: 'scrap' },
      { code: 'w', name: 'Unfinished', appliesTo: 'rework' },
      { code: 'd', name: 'Dimension', appliesTo: 'both' },
      { code: 7, name: 'x', appliesTo: 'both' },
      { code: 'z', name: 'x', appliesTo: 'other' },
    ],
  });
  const codes = (scrapped: number, rework: number) =>
    fittingReasons(all, { scrapped, rework }).map(({ code }) => code);

  it('fit what was entered', () => {
    expect(all).toHaveLength(3);
    expect(codes(1, 0)).toEqual(['m', 'd']);
    expect(codes(0, 1)).toEqual(['w', 'd']);
    expect(codes(1, 1)).toEqual(['d']);
    expect(fittingReasons(all.slice(0, 2), { scrapped: 1, rework: 1 })).toHaveLength(2);
  });

  it('that are given most often at a stage come first there, the others as the server tells them', () => {
    const [m, w, d] = all as [DefectReason, DefectReason, DefectReason];
    const used = [m, { ...w, uses: { 7: 2, 8: 1 } }, { ...d, uses: { 7: 9 } }];
    const at = (stageId: number) => byUse(used, stageId).map(({ code }) => code);
    expect([at(7), at(8), at(9)]).toEqual([
      ['d', 'w', 'm'],
      ['w', 'm', 'd'],
      ['m', 'w', 'd'],
    ]);
  });
});

describe('a refusal in words', () => {
  const details = {
    waiting: 2,
    where: [
      { operation: 1, stage: 'Cut', waiting: 3, operator: 'Сидоров' },
      { operation: 2, stage: 'Mill', waiting: 0, operator: null },
      'rubbish',
    ],
  };
  const refused: KeptItem = {
    ...scrap,
    refusal: { code: 'quantity-exceeds-waiting', message: 'm', details },
  };

  it('says what is wrong in the language of the page, and where the pieces are', () => {
    expect(explain(RUSSIAN, refused).title).toBe('На этой операции ждут только 2, а указано 4');
    expect(explain(ENGLISH, refused).title).toBe('Only 2 wait at this operation, not 4');
    expect(placesOf(refused)).toEqual([{ ...(details.where[0] as object), sentBy: null }]);
  });

  it.each([
    [
      'an operation before',
      [{ operation: 1, stage: 'Cut', waiting: 3, operator: null }],
      /дождитесь отметки/,
    ],
    ['a later one alone', [{ operation: 3, stage: 'Paint', waiting: 3, operator: null }], /уже отметили/],
    ['none', [], /уже отметили/],
    ['places that are not told', undefined, /дождитесь отметки/],
  ])('advises by whether more may come: pieces wait at %s', (_, where, advice) => {
    const at2 = { ...refused, body: { ...refused.body, operation: 2 } };
    const refusal = { code: 'quantity-exceeds-waiting', message: 'm', details: { waiting: 2, where } };
    expect(explain(RUSSIAN, { ...at2, refusal }).advice).toMatch(advice);
  });

  it("falls back to the server's words for a code it does not know", () => {
    const unknown = { ...scrap, refusal: { code: 'constructor', message: 'Сервер против.', details: {} } };
    expect(explain(RUSSIAN, unknown)).toEqual({ title: 'Отметка не учтена', advice: 'Сервер против.' });
  });
});
