import type { Response } from 'supertest';
import { stageInText } from '../../src/codes';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import {
  adminJwt,
  createApiToken,
  createOperator,
  makeStages,
  operatorJwt,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { printZpl } from '../support/zpl';
import { strayInk } from '../support/ink';
import { asItIs, printedOf, sheetOf } from './answer-bytes';

/** Cards for the wall: a code that selects a stage, however the stage is called. */

let app: TestApp;
let admin: string;
let token: string;
let stages: Row[];

const NAMES = [
  'Сварка',
  'Контроль ОТК',
  `Слесарно-сборочная операция ${'с подгонкой по месту и клеймением, '.repeat(6)}участок 3`.slice(0, 250),
];

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  token = await createApiToken(app);
  stages = await makeStages(app, NAMES);
});
afterAll(() => app.stop());

const idsOf = (rows: readonly Row[]) => rows.map(({ documentId }) => documentId);
const panel = (path: string, body: object, jwt = admin) =>
  asItIs(app.http().post(`/qr-labels/stages/${path}`).set('Authorization', `Bearer ${jwt}`).send(body));
const get = (path: string, jwt = token) => app.http().get(path).set('Authorization', `Bearer ${jwt}`);
const refusalOf = ({ status, body }: Response) => [
  status,
  (body as { error: { details: Record<string, unknown> } }).error.details,
];
async function setStage({ documentId }: Row, data: object): Promise<void> {
  await app.strapi.documents('api::stage.stage').update({ documentId, data: data as never });
}

describe('cards of stages', () => {
  it.each([
    ['a4-2x2', [3]],
    ['a4-1', [1, 1, 1]],
    ['a4-3x7', [3]],
    ['a4-3x8', [3]],
    ['58x40', [1, 1, 1]],
    ['100x50', [1, 1, 1]],
    ['100x150', [1, 1, 1]],
    [{ widthMm: 60, heightMm: 90 }, [1, 1, 1]],
  ])('on %j are read at 203 dpi, and no ink leaves them', async (layout, perPage) => {
    const wish = { stages: idsOf(stages), layout, cutMarks: false };
    const preview = (await panel('preview', wish)).body as SheetPreview;
    const file = sheetOf(await panel('sheets', wish));
    const pages = await renderPdf(file, 203);
    const read = await Promise.all(pages.map((page) => decodePng(page)));
    expect(read.map((page) => page.length)).toEqual(perPage);
    expect(read.flat().map(stageInText).sort()).toEqual(idsOf(stages).sort());
    expect(pages.map((page) => strayInk(page, preview, { graceDots: -1 }))).toEqual(pages.map(() => 0));
    const text = await textOfPdf(file);
    expect(text).toContain('Сварка');
  });

  it('are listed by name, without those that are retired', async () => {
    const [gone] = await makeStages(app, ['Ковка']);
    if (!gone) throw new Error('No stage was made.');
    await setStage(gone, { retired: true });
    const { body } = await get('/api/qr-labels/stages');
    const names = (body as { stages: { name: string }[] }).stages.map(({ name }) => name);
    expect(names).toEqual(['Контроль ОТК', 'Сварка', NAMES[2]]);
    expect(refusalOf(await panel('sheets', { stages: [gone.documentId] }))).toMatchObject([
      409,
      { code: 'stage-retired', stage: 'Ковка' },
    ]);
    const unknown = await panel('preview', { stages: ['a'.repeat(24)] });
    expect(refusalOf(unknown)).toMatchObject([404, { code: 'stage-not-found' }]);
  });

  it('stay right when the stage is renamed', async () => {
    const [stage] = await makeStages(app, ['Покраска']);
    if (!stage) throw new Error('No stage was made.');
    const urlOf = async () => {
      const png = await get(`/api/qr-labels/stages/${stage.documentId}.png?scale=4`);
      expect(png.headers['content-type']).toBe('image/png');
      return decodePng(png.body as Buffer);
    };
    const before = await urlOf();
    await setStage(stage, { name: 'Окраска' });
    expect(await urlOf()).toEqual(before);
    expect(before.map(stageInText)).toEqual([stage.documentId]);
    expect(before[0]).toMatch(/^HTTP:\/\/[^/]+\/SCAN\/ST[0-9A-Z]{24}$/);
    const svg = await get(`/api/qr-labels/stages/${stage.documentId}.svg`);
    expect((svg.body as Buffer).toString()).toContain('<title>Окраска</title>');
  });

  it('are recorded: first, again and why, and the list tells how often', async () => {
    const [one, two] = await makeStages(app, ['Гибка', 'Резка']);
    if (!one || !two) throw new Error('Two stages are needed.');
    const first = await panel('sheets', { stages: [one.documentId], copies: 2 });
    expect(printedOf(first)).toEqual({ stickers: 2, first: 1, again: 0, extension: 'pdf' });
    const both = { stages: idsOf([one, two]), reason: 'Затёрлась' };
    const previewed = (await panel('preview', both)).body as SheetPreview;
    expect([previewed.printedBefore, previewed.labels.map(({ printCount }) => printCount)]).toEqual([
      1,
      [2, 0],
    ]);
    const again = await app
      .http()
      .post('/api/qr-labels/stages/sheets')
      .set('Authorization', `Bearer ${token}`)
      .send({ ...both, layout: '100x50', format: 'zpl' });
    expect(again.status).toBe(200);
    const entries = await app.sql.query<{ difference: string }>(
      `select actor_type, category, subject_type, subject_id, difference::text from audit_entries
        where action = 'print-stage-cards' order by id desc limit 2`,
    );
    expect(
      entries.rows.map((row) => ({ ...row, difference: JSON.parse(row.difference) as unknown })),
    ).toEqual([
      {
        ...{ actor_type: 'api-token', category: 'labels', subject_type: null, subject_id: null },
        difference: {
          ...{ cards: 2, first: ['Резка'], again: ['Гибка'] },
          ...{ layout: '100x50', format: 'zpl', reason: 'Затёрлась' },
        },
      },
      {
        ...{ actor_type: 'admin', category: 'labels', subject_type: 'stage', subject_id: one.documentId },
        difference: { cards: 2, first: ['Гибка'], again: [], layout: 'a4-2x2', format: 'pdf' },
      },
    ]);
    const listed = (await get('/api/qr-labels/stages')).body as { stages: (Row & { printCount: number })[] };
    const counts = listed.stages.flatMap(({ id, printCount }) =>
      idsOf([one, two]).includes(String(id)) ? [printCount] : [],
    );
    expect(counts).toEqual([3, 1]);
    await expect(app.sql.query('update tracker_card_prints set copies = 1')).rejects.toThrow();
    for (const stage of [one, two]) await setStage(stage, { retired: true });
  });

  it('printed at once by two are first for one of them', async () => {
    const [stage] = await makeStages(app, ['Пайка']);
    if (!stage) throw new Error('No stage was made.');
    const answers = await Promise.all([1, 2, 3].map(() => panel('sheets', { stages: [stage.documentId] })));
    const firsts = answers.map((answer) => printedOf(answer).first);
    expect(firsts.reduce((sum, first) => sum + first, 0)).toBe(1);
    await setStage(stage, { retired: true });
  });

  it('go to label printers as a program, and to programs as a file', async () => {
    const wish = { stages: idsOf(stages).slice(0, 2), layout: '100x150', format: 'zpl', copies: 2 };
    const answer = await panel('sheets', wish);
    expect(printedOf(answer).stickers).toBe(4);
    const program = sheetOf(answer).toString();
    expect(program.match(/\^PQ2/g)).toHaveLength(2);
    const read = await Promise.all(printZpl(program).map(({ picture }) => decodePng(picture)));
    expect(read.map(([url]) => url?.slice(url.indexOf('/SCAN/')))).toEqual(
      stages.slice(0, 2).map(({ documentId }) => `/SCAN/ST${documentId.toUpperCase()}`),
    );
    const sheet = await app
      .http()
      .post('/api/qr-labels/stages/sheets')
      .set('Authorization', `Bearer ${token}`)
      .send({ stages: idsOf(stages) });
    expect([sheet.status, sheet.headers['content-type'], sheet.headers['x-labels-printed']]).toEqual([
      200,
      'application/pdf',
      '3',
    ]);
    expect(sheet.headers['content-disposition']).toBe('inline; filename="stages.pdf"');
  });

  it.each([
    ['no stage', { stages: [] }, ['stages']],
    ['one twice', { stages: ['a'.repeat(24), 'a'.repeat(24)] }, ['stages']],
    ['what is no id', { stages: ['../x'] }, ['stages.0']],
    ['a place that the sheet has not', { skip: 4 }, ['skip']],
    ['paper that does not fit', { layout: { widthMm: 5, heightMm: 40 } }, ['layout.widthMm']],
    ['what nobody knows', { colour: 'red' }, ['body']],
  ])('are refused for %s', async (_why, change, paths) => {
    const answer = await panel('sheets', { stages: idsOf(stages), ...change });
    expect(refusalOf(answer)).toMatchObject([400, { code: 'malformed-request', paths }]);
  });

  it('are not printed by who may not print labels', async () => {
    const jwt = await adminJwt(app, 'auditor');
    expect((await panel('sheets', { stages: idsOf(stages) }, jwt)).status).toBe(403);
    expect((await get('/qr-labels/stages', token)).status).toBe(401);
  });
});

describe('what the scan page knows of stages', () => {
  it('is all of them, and which are one’s own', async () => {
    const { id } = await createOperator(app, { username: 'Сварщик', password: 'pass-word-1' });
    const users = app.strapi.db.query('plugin::users-permissions.user');
    await users.update({ where: { id }, data: { stages: [stages[0]?.id] } });
    const jwt = await operatorJwt(app, 'Сварщик', 'pass-word-1');
    const answer = await get('/api/scan-station/stages', jwt);
    const told = (answer.body as { stages: { id: string }[] }).stages;
    expect(told.slice(0, 2)).toEqual([
      { id: stages[0]?.documentId, stageId: stages[0]?.id, name: 'Сварка', retired: false, mine: true },
      {
        id: stages[1]?.documentId,
        stageId: stages[1]?.id,
        name: 'Контроль ОТК',
        retired: false,
        mine: false,
      },
    ]);
    const all = (await get('/api/scan-station/stages')).body as { stages: { mine: boolean }[] };
    expect(all.stages.every(({ mine }) => mine)).toBe(true);
    expect((await app.http().get('/api/scan-station/stages')).status).toBe(401);
  });
});
