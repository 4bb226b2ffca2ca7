import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import { adminJwt, createOperator, startTestApp, type TestApp } from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { printZpl } from '../support/zpl';
import { strayInk } from '../support/ink';
import { asItIs, printedOf, sheetOf } from './answer-bytes';

/** Badges are printed as labels and stage cards are: on every paper, as a program for label printers, previewed, recorded. */

let app: TestApp;
let admin: string;
let operators: string[];

const NAMES = [
  'Петров Иван Сергеевич',
  'Константинопольская-Вознесенская Александра Владимировна',
  'Ж'.repeat(60),
];
const BADGE = /^TB[0-9A-HJKMNP-TV-Z]{26}$/;

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  for (const [place, username] of NAMES.entries())
    await createOperator(app, {
      ...{ username, password: 'Secret123' },
      roleType: place === 0 ? 'inspector' : 'operator',
    });
  const { rows } = await app.sql.query<{ id: string }>(
    'select document_id as id from up_users where username = any($1) order by array_position($1, username::text)',
    [NAMES],
  );
  operators = rows.map(({ id }) => id);
});
afterAll(() => app.stop());

const post = (path: string, body: object) =>
  asItIs(app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body));
const signIn = (badge: string | undefined, pin: string) =>
  app.http().post('/api/scan-station/sign-in').send({ badge, pin });
async function counted(table: string): Promise<number> {
  const { rows } = await app.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

it.each([
  ['a4-2x5', [3]],
  ['a4-2x2', [3]],
  ['a4-3x7', [3]],
  ['a4-3x8', [3]],
  ['a4-2x7', [3]],
  ['58x40', [1, 1, 1]],
  ['100x50', [1, 1, 1]],
  ['100x150', [1, 1, 1]],
  [{ widthMm: 54, heightMm: 86 }, [1, 1, 1]],
])('on %j are read at 203 dpi, and no ink leaves them', async (layout, perPage) => {
  const wish = { operators, layout, cutMarks: false };
  const preview = (await post('badges/preview', wish)).body as SheetPreview;
  const pages = await renderPdf(sheetOf(await post('badges', wish)), 203);
  const read = await Promise.all(pages.map((page) => decodePng(page)));
  expect(read.map((page) => page.length)).toEqual(perPage);
  expect(read.flat().filter((code) => !BADGE.test(code))).toEqual([]);
  expect(new Set(read.flat()).size).toBe(3);
  expect(pages.map((page) => strayInk(page, preview, { graceDots: -1 }))).toEqual(pages.map(() => 0));
  expect(
    preview.labels.every(({ quietModules, symbol }) => quietModules === 4 && symbol.moduleMm >= 0.4),
  ).toBe(true);
});

it.each([
  ['ru', 'Контролёр ОТК', 'inspector'],
  ['en', 'Inspector', 'Контролёр'],
])('say the role in one language: %s', async (language, word, other) => {
  const printed = await textOfPdf(sheetOf(await post('badges', { operators: [operators[0]], language })));
  const text = printed.replace(/\s+/g, ' ');
  expect(text).toContain('Петров Иван');
  expect(text).toContain(word);
  expect(text).not.toContain(other);
  const listed = await app
    .http()
    .get('/qr-labels/operators')
    .query({ search: 'петров', language })
    .set('Authorization', `Bearer ${admin}`);
  expect((listed.body as { rows: { role: string }[] }).rows.map(({ role }) => role)).toEqual([word]);
});

it('start at any place, in copies that sign in alike', async () => {
  const wish = { operators: operators.slice(0, 2), copies: 2, skip: 8 };
  const pages = await renderPdf(sheetOf(await post('badges', wish)), 203);
  const read = await Promise.all(pages.map((page) => decodePng(page)));
  expect(read.map((page) => [page.length, new Set(page).size])).toEqual([
    [2, 1],
    [2, 1],
  ]);
  await app
    .http()
    .put(`/tracker/operators/${operators[0]}/pin`)
    .set('Authorization', `Bearer ${admin}`)
    .send({ pin: '4711' })
    .expect(204);
  expect((await signIn(read[0]?.[0], '4711')).status).toBe(200);
});

it.each([203, 300])('go to label printers of %d dpi as a program', async (dpi) => {
  const wish = { operators: operators.slice(0, 1), layout: '100x50', format: 'zpl', dpi, copies: 3 };
  const answer = await post('badges', wish);
  expect(printedOf(answer)).toMatchObject({ stickers: 3, extension: 'zpl' });
  const program = sheetOf(answer).toString();
  expect(program).toContain(`^PW${dpi === 203 ? 800 : 1181}`);
  expect(program.match(/\^PQ3/g)).toHaveLength(1);
  const [code] = await decodePng(printZpl(program)[0]?.picture ?? Buffer.alloc(0));
  expect(code).toMatch(/^TB\w{26}$/);
  await app
    .http()
    .put(`/tracker/operators/${operators[0]}/pin`)
    .set('Authorization', `Bearer ${admin}`)
    .send({ pin: '4712' })
    .expect(204);
  expect((await signIn(code, '4712')).status).toBe(200);
});

it('are previewed without issuing any', async () => {
  const before = [await counted('tracker_badges'), await counted('tracker_card_prints')];
  const preview = (await post('badges/preview', { operators })).body as SheetPreview;
  expect([preview.places.length, preview.stickers, preview.address.isGuessed]).toEqual([10, 3, false]);
  for (const { code } of preview.labels) expect((await signIn(code, '4711')).status).toBe(401);
  expect([await counted('tracker_badges'), await counted('tracker_card_prints')]).toEqual(before);
});

it('are recorded: first, again and why; a code is kept nowhere', async () => {
  await createOperator(app, { username: 'Новиков', password: 'Secret123' });
  const { rows } = await app.sql.query<{ id: string }>(
    `select document_id as id from up_users where username = 'Новиков'`,
  );
  const id = rows[0]?.id ?? '';
  const first = await post('badges', { operators: [id] });
  expect(printedOf(first)).toMatchObject({ stickers: 1, first: 1, again: 0 });
  expect(((await post('badges/preview', { operators: [id] })).body as SheetPreview).printedBefore).toBe(1);
  const again = await post('badges', { operators: [id], reason: 'Потерял' });
  expect(printedOf(again)).toMatchObject({ stickers: 1, first: 0, again: 1 });
  const entries = await app.sql.query<{ difference: string }>(
    `select subject_type, subject_id, difference::text from audit_entries
      where action = 'print-badges' order by id desc limit 2`,
  );
  const how = { cards: 1, layout: 'a4-2x5', format: 'pdf' };
  expect(entries.rows.map((row) => ({ ...row, difference: JSON.parse(row.difference) as unknown }))).toEqual([
    {
      ...{ subject_type: 'operator', subject_id: id },
      difference: { ...how, first: [], again: ['Новиков'], reason: 'Потерял' },
    },
    {
      ...{ subject_type: 'operator', subject_id: id },
      difference: { ...how, first: ['Новиков'], again: [] },
    },
  ]);
  const [page] = await renderPdf(sheetOf(again), 203);
  const [code = ''] = page ? await decodePng(page) : [];
  const kept = await app.sql.query<{ text: string }>(
    `select p::text as text from tracker_card_prints p union all select a::text from audit_entries a`,
  );
  expect(kept.rows.filter(({ text }) => text.includes(code))).toEqual([]);
});

it.each([
  ['a place that the sheet has not', { skip: 10 }, ['skip']],
  ['paper that does not fit', { layout: { widthMm: 5, heightMm: 40 } }, ['layout.widthMm']],
  ['a reason that cannot be kept', { reason: 'a\u0000b' }, ['reason']],
  ['what nobody knows', { colour: 'red' }, ['body']],
])('are refused for %s, and none is issued', async (_why, change, paths) => {
  const before = await counted('tracker_badges');
  const answer = await post('badges', { operators, ...change });
  expect([answer.status, (answer.body as { error: { details: unknown } }).error.details]).toMatchObject([
    400,
    { code: 'malformed-request', paths },
  ]);
  expect(await counted('tracker_badges')).toBe(before);
});
