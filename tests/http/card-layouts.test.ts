import type { Response } from 'supertest';
import { stageInText } from '../../src/codes';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import type { KeptLayout, LayoutsAnswer, LayoutSettings } from '../../plugins/qr-labels/layouts/contracts';
import {
  adminJwt,
  createApiToken,
  createOperator,
  greyPng,
  makePart,
  makeProduct,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { strayInk } from '../support/ink';
import { printZpl } from '../support/zpl';
import { asItIs, sheetOf } from './answer-bytes';

/** Stage cards and badges as the factory lays them out itself: kept, guarded, previewed, printed, as its labels are. */

let app: TestApp;
let admin: string;
let token: string;
let stages: Row[];
let operator: string;
let logo: number;

const NAMES = ['Сварка', 'Термическая обработка и дробеструйная очистка корпусных деталей'];

const field = (name: string, more: object = {}) => ({
  ...{ field: name, sizeMm: 5, bold: false, lines: 4, place: 'top', caption: false },
  ...more,
});
const STAGE = {
  cards: 'stage',
  paper: {
    ...{ widthMm: 90, heightMm: 60 },
    page: {
      ...{ widthMm: 210, heightMm: 297, columns: 2, rows: 4 },
      ...{ leftMm: 10, topMm: 20, pitchXMm: 95, pitchYMm: 65 },
    },
  },
  fields: [field('stage', { sizeMm: 7, bold: true, caption: true })],
  symbolMm: 25,
  logo: null,
  cutMarks: false,
} as LayoutSettings;
const BADGE = {
  ...{ cards: 'badge', paper: { widthMm: 86, heightMm: 54 }, symbolMm: null, logo: null, cutMarks: false },
  fields: [field('operator', { place: 'beside', bold: true }), field('role', { place: 'beside', sizeMm: 3 })],
} as LayoutSettings;
const LABEL = {
  ...{ paper: { widthMm: 58, heightMm: 40 }, symbolMm: null, logo: null, cutMarks: false },
  fields: [field('designation')],
} as LayoutSettings;

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  token = await createApiToken(app);
  stages = await makeStages(app, NAMES);
  await createOperator(app, { username: 'Петров Иван Сергеевич', password: 'Secret123' });
  const { rows } = await app.sql.query<{ id: string }>('select document_id as id from up_users');
  operator = rows[0]?.id ?? '';
  const uploaded = await app
    .http()
    .post('/upload')
    .set('Authorization', `Bearer ${admin}`)
    .attach('files', greyPng(), { filename: 'logo.png', contentType: 'image/png' });
  logo = (uploaded.body as { id: number }[])[0]?.id ?? 0;
});
afterAll(() => app.stop());

const post = (path: string, body: object) =>
  asItIs(app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body));
const get = (path: string, jwt = admin) =>
  app.http().get(`/qr-labels/${path}`).set('Authorization', `Bearer ${jwt}`);
const idsOf = (rows: readonly Row[]) => rows.map(({ documentId }) => documentId);
const detailsOf = ({ status, body }: Response) => [
  status,
  (body as { error: { details: Record<string, unknown> } }).error.details,
];
async function kept(settings: LayoutSettings, name: string): Promise<string> {
  const answer = await post('layouts', { name, settings });
  expect([answer.status, answer.body]).toMatchObject([201, { name, settings }]);
  return (answer.body as KeptLayout).id;
}
async function lastPrint(action: string): Promise<unknown> {
  const { rows } = await app.sql.query<{ difference: string }>(
    'select difference::text from audit_entries where action = $1 order by id desc limit 1',
    [action],
  );
  return JSON.parse(rows[0]?.difference ?? 'null');
}

it('stage cards are printed as their layout has them, read at 203 dpi, recorded by its name', async () => {
  const layout = await kept({ ...STAGE, logo: { file: logo, heightMm: 9 } }, 'Стена цеха 1');
  const wish = { stages: idsOf(stages), layout, skip: 3 };
  const preview = (await post('stages/preview', wish)).body as SheetPreview;
  expect([preview.places.length, preview.cutMarks, preview.logoMissing]).toEqual([8, false, false]);
  expect(preview.labels.map(({ texts }) => texts.map(({ text }) => text).join(' '))).toEqual(
    NAMES.map((name) => `Этап: ${name}`),
  );
  // As large as whole modules of a hundredth of a millimetre make it, with its logo at the right.
  for (const { symbol, path, quietModules, logo: box } of preview.labels) {
    const ends = [...path.matchAll(/M(\d+) \d+h(\d+)/g)].map(([, x, length]) => Number(x) + Number(length));
    expect(symbol.moduleMm * Math.max(...ends)).toBeCloseTo(25, 0);
    expect(quietModules).toBe(4);
    expect(box?.heightMm).toBe(9);
  }
  const file = sheetOf(await post('stages/sheets', wish));
  const [page = Buffer.alloc(0), ...more] = await renderPdf(file, 203);
  expect(more).toEqual([]);
  expect((await decodePng(page)).map(stageInText).sort()).toEqual(idsOf(stages).sort());
  expect(strayInk(page, preview, { graceDots: -1 })).toBe(0);
  const text = await textOfPdf(file);
  expect(text).toContain('Этап: Сварка');
  expect(text).not.toContain('Отсканируйте');
  expect(await lastPrint('print-stage-cards')).toMatchObject({ layout: 'Стена цеха 1', cards: 2 });
});

it('its lines to cut along are its own unless the print says otherwise', async () => {
  const layout = await kept({ ...STAGE, cutMarks: true }, 'С линиями');
  const marks = async (more: object) =>
    ((await post('stages/preview', { stages: idsOf(stages), layout, ...more })).body as SheetPreview)
      .cutMarks;
  expect([await marks({}), await marks({ cutMarks: false })]).toEqual([true, false]);
  expect(((await post('stages/preview', { stages: idsOf(stages) })).body as SheetPreview).cutMarks).toBe(
    true,
  );
});

it('badges are printed as their layout has them, as a program for label printers too', async () => {
  const layout = await kept(BADGE, 'Пропуск');
  const preview = (await post('badges/preview', { operators: [operator], layout })).body as SheetPreview;
  expect(preview.labels[0]?.texts.map(({ text }) => text).join(' ')).toBe('Петров Иван Сергеевич Оператор');
  const answer = await post('badges', { operators: [operator], layout });
  const [page = Buffer.alloc(0)] = await renderPdf(sheetOf(answer), 203);
  expect(await decodePng(page)).toEqual([expect.stringMatching(/^TB\w{26}$/)]);
  expect(strayInk(page, preview, { graceDots: -1 })).toBe(0);
  expect(await textOfPdf(sheetOf(answer))).not.toContain('Бейдж:');
  expect(await lastPrint('print-badges')).toMatchObject({ layout: 'Пропуск', cards: 1 });
  const program = sheetOf(await post('badges', { operators: [operator], layout, format: 'zpl' })).toString();
  expect(program).toContain('^PW688');
  const [code] = await decodePng(printZpl(program)[0]?.picture ?? Buffer.alloc(0));
  expect(code).toMatch(/^TB\w{26}$/);
});

it('are listed with what they may say; those of badges for whoever gives badges', async () => {
  const { layouts, cardFields, fields } = (await get('layouts')).body as LayoutsAnswer;
  expect(layouts.map(({ name, settings }) => [name, settings.cards])).toEqual([
    ['Пропуск', 'badge'],
    ['С линиями', 'stage'],
    ['Стена цеха 1', 'stage'],
  ]);
  expect(cardFields).toEqual({
    stage: ['stage', 'hint'].map((name) => ({ field: name, label: null })),
    badge: ['operator', 'role', 'hint'].map((name) => ({ field: name, label: null })),
  });
  expect(fields.map((one) => one.field)).not.toContain('hint');
  const { body } = await get('badges/layouts');
  expect((body as { layouts: KeptLayout[] }).layouts.map(({ name }) => name)).toEqual(['Пропуск']);
  expect((await get('badges/layouts', await adminJwt(app, 'foreman'))).status).toBe(403);
  expect((await app.http().get('/qr-labels/badges/layouts')).status).toBe(401);
});

it.each([
  ['labels say nothing of cards', { ...LABEL, fields: [field('hint')] }, 'settings.fields.0.field'],
  [
    'stage cards know no operator',
    { ...STAGE, fields: [field('stage'), field('operator')] },
    'settings.fields.1.field',
  ],
  ['badges know no designation', { ...BADGE, fields: [field('designation')] }, 'settings.fields.0.field'],
  ['there are no other cards', { ...BADGE, cards: 'visit' }, 'settings.cards'],
])('%s: refused at the panel and at REST', async (_why, settings, path) => {
  const details = { code: 'malformed-request', paths: [path] };
  const preview = await post('layouts/preview', { settings });
  expect(detailsOf(preview)).toMatchObject([400, details]);
  expect(detailsOf(await post('layouts', { name: 'x', settings }))).toMatchObject([400, details]);
  const rest = await app
    .http()
    .post('/api/label-layouts')
    .set('Authorization', `Bearer ${token}`)
    .send({ data: { name: 'x', medium: 'sheet', settings } });
  expect(detailsOf(rest)).toMatchObject([400, details]);
});

it('are tried with examples while they are made: codes of badges open nothing, those of stages select none', async () => {
  const tried = async (settings: LayoutSettings, language: string) =>
    (await post('layouts/preview', { settings, language })).body as SheetPreview;
  const wall = await tried(STAGE, 'ru');
  expect([wall.labels.length, wall.places.length]).toEqual([8, 8]);
  expect(wall.labels[0]?.texts.map(({ text }) => text)).toEqual(['Этап: Сварка']);
  const badges = await tried(BADGE, 'en');
  expect(badges.labels[0]?.texts.at(-1)?.text).toBe('Operator');
  expect(badges.address).toEqual({ url: '', isGuessed: false });
  const badge = badges.labels[0]?.code;
  const signIn = await app.http().post('/api/scan-station/sign-in').send({ badge, pin: '4711' });
  expect(signIn.status).toBe(401);
});

it('what is made for one kind is refused for another, and nothing is printed', async () => {
  const product = await makeProduct(app, { designation: 'АСЦБ' });
  const part = await makePart(app, { product, designation: 'АСЦБ.1', quantity: 1 });
  const label = await kept(LABEL, 'Этикетка');
  const [stage, badge] = [await kept(STAGE, 'Стена'), await kept(BADGE, 'Бейдж')];
  const prints = async () =>
    (
      await app.sql.query(
        `select (select count(*) from tracker_badges)::int as badges, (select count(*) from tracker_card_prints)::int as cards,
                (select sum(print_count) from labels)::int as labels`,
      )
    ).rows;
  const before = await prints();
  const wrong = { code: 'malformed-request', paths: ['layout'] };
  for (const [path, body] of [
    ...[label, badge, 'a4-9x9', null, 7].map((layout) => [
      'stages/sheets',
      { stages: idsOf(stages), layout },
    ]),
    ...[label, stage].map((layout) => ['badges', { operators: [operator], layout }]),
    ...[stage, badge].map((layout) => ['sheets', { parts: [part], layout }]),
  ] as [string, object][])
    expect([path, ...detailsOf(await post(path, body))]).toMatchObject([path, 400, wrong]);
  const gone = await post('stages/sheets', { stages: idsOf(stages), layout: 'a'.repeat(24) });
  expect(detailsOf(gone)).toMatchObject([404, { code: 'layout-not-found' }]);
  const many = await post('stages/sheets', { stages: idsOf(stages), layout: stage, copies: 100 });
  expect(many.status).toBe(200);
  const fakes = Array.from({ length: 6 }, (_, n) => `${n}`.padEnd(24, 'a'));
  expect(detailsOf(await post('stages/sheets', { stages: fakes, copies: 100 }))).toMatchObject([
    422,
    { code: 'too-many-labels', limit: 500, asked: 600 },
  ]);
  const skipped = await post('stages/sheets', { stages: idsOf(stages), layout: stage, skip: 8 });
  expect(detailsOf(skipped)).toMatchObject([400, { paths: ['skip'] }]);
  expect(await prints()).toEqual([{ ...before[0], cards: before[0].cards + 2 }]);
});
