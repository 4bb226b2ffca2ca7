import ExcelJS from 'exceljs';
import type { DeskWork } from '../../plugins/importer/server/src/apart/desk';
import { atPreview, letGoOfKeptDesk } from '../../plugins/importer/server/src/apart/kept-desk';
import { withDesk } from '../../plugins/importer/server/src/apart/with-desk';
import type { FoundPage, Preview } from '../../plugins/importer/server/src/contracts';
import { READER_TURNS } from '../../src/workbooks';
import { createApiToken, type TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';

/** The pages of a large preview: unpacked once for all who turn them, for a while, until somebody else needs the place. */

const ROWS = 1_600;
const text = (name: string): string =>
  [
    'Обозначение;Наименование;Кол-во',
    ...Array.from({ length: ROWS }, (_, index) => `${name}.${index};Вал;${index === 7 ? 'много' : 1}`),
  ].join('\n');

/** How often a preview was unpacked. */
let unpacked = 0;
beforeEach(() => {
  unpacked = 0;
});
afterEach(letGoOfKeptDesk);

async function takeUp(desk: DeskWork): Promise<void> {
  unpacked += 1;
  await desk.open({ name: 'bom.csv', bytes: Buffer.from(text('ЛИСТ')) }, {});
  await desk.understand(new Map(), []);
}

/** The words in wrong cells: `много`, and what the product is named by. */
const count = (id: string) =>
  atPreview(id, takeUp, async (desk) => {
    await desk.compareAsSeen([]);
    return (await desk.notes('ru')).notes.length;
  });

describe('the desk of a preview', () => {
  it('is kept for whoever asks next, also at the same time', async () => {
    expect(await Promise.all([count('one'), count('one'), count('one')])).toEqual([2, 2, 2]);
    expect([await count('one'), unpacked]).toEqual([2, 1]);
  });

  it('goes when another preview is looked at', async () => {
    await count('one');
    await count('two');
    await count('two');
    expect(unpacked).toBe(2);
    await count('one');
    expect(unpacked).toBe(3);
  });

  it('gives its place up when somebody needs it, and only then', async () => {
    await count('one');
    const first = await READER_TURNS.take();
    expect([await count('one'), unpacked]).toEqual([2, 1]);
    const second = await READER_TURNS.take();
    second?.();
    expect([await count('one'), unpacked]).toEqual([2, 2]);
    first?.();
  });

  it('goes after a while in which nobody asks', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    try {
      await count('one');
      jest.advanceTimersByTime(19_000);
      await count('one');
      jest.advanceTimersByTime(19_000);
      expect([await count('one'), unpacked]).toEqual([2, 1]);
      jest.advanceTimersByTime(21_000);
      expect([await count('one'), unpacked]).toEqual([2, 2]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is taken by the commit, which ends it', async () => {
    const isUnpacked = (previewId: string) =>
      withDesk({ here: false, previewId }, (_desk, ends) => Promise.resolve(ends.isUnpacked));
    await count('one');
    expect(await isUnpacked('two')).toBe(false);
    expect(await isUnpacked('one')).toBe(true);
    expect(await isUnpacked('one')).toBe(false);
    expect([await count('one'), unpacked]).toEqual([2, 2]);
  });

  it('is not trusted after a mistake', async () => {
    await count('one');
    const broken = atPreview('one', takeUp, (desk) => desk.rows('launched', 0));
    await expect(broken).rejects.toThrow('No commit was planned.');
    expect([await count('one'), unpacked]).toEqual([2, 2]);
  });
});

describe('a page', () => {
  let app: TestApp;
  let token: string;
  let doors: ImporterDoors;

  beforeAll(async () => {
    ({ app, token, doors } = await startImporter());
  });
  afterAll(() => app.stop());

  const page = async (id: string, query: string, own = token): Promise<[number, Preview]> => {
    const answer = await app
      .http()
      .get(`/api/importer/previews/${id}?${query}`)
      .set({ Authorization: `Bearer ${own}`, 'Accept-Language': 'ru' });
    return [answer.status, answer.body as Preview];
  };

  it('is the same from a desk that is kept and from one that unpacks it', async () => {
    const { previewId, rows } = await doors.previewOf(text('СТР'));
    expect([rows.length, rows[0]?.designation]).toEqual([200, 'СТР.0']);
    for (const query of ['page=2', 'page=8&exclude=9', 'row=1500']) {
      const [status, kept] = await page(previewId, query);
      letGoOfKeptDesk();
      expect([status, kept]).toEqual([200, (await page(previewId, query))[1]]);
    }
    const [, last] = await page(previewId, 'page=8');
    expect([last.total, last.rows.length, last.rows.at(-1)?.designation]).toEqual([1_600, 200, 'СТР.1599']);
    expect([last.summary.errors, (await page(previewId, 'page=1&exclude=9'))[1].summary.errors]).toEqual([
      1, 0,
    ]);
  });

  it('and what is left out there do not change what a commit writes, kept or not', async () => {
    for (const name of ['ЗАП-1', 'ЗАП-2']) {
      const { previewId } = await doors.previewOf(text(name));
      await page(previewId, 'page=3&exclude=9,10,11');
      if (name === 'ЗАП-2') letGoOfKeptDesk();
      const committed = await doors.commit(previewId, { exclude: [9] });
      expect([committed.status, committed.body.summary]).toMatchObject([201, { new: 1_599, errors: 0 }]);
      expect((await doors.commit(previewId)).status).toBe(200);
    }
  });

  it('is shown to its owner only, and not after the preview is gone, however warm it is', async () => {
    const { previewId } = await doors.previewOf(text('ЧУЖ'));
    expect((await page(previewId, 'page=2'))[0]).toBe(200);
    expect((await page(previewId, 'page=2', await createApiToken(app)))[0]).toBe(404);
    const gone = await app
      .http()
      .delete(`/api/importer/previews/${previewId}`)
      .set('Authorization', `Bearer ${token}`);
    expect([gone.status, (await page(previewId, 'page=2'))[0]]).toEqual([204, 404]);
  });

  const ask = (id: string, body: object) =>
    app
      .http()
      .post(`/api/importer/previews/${id}/page`)
      .set({ Authorization: `Bearer ${token}`, 'Accept-Language': 'ru' })
      .send(body);

  it('is asked for by a body too, where an address has no room for 5,000 rows that are left out', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `МНОГО.${index};Вал;${index < 5_000 ? 'x' : 1}`);
    const { previewId, summary } = await doors.previewOf(
      ['Обозначение;Наименование;Кол-во', ...rows].join('\n'),
    );
    expect(summary.errors).toBe(5_000);
    const errors = (await ask(previewId, { pageSize: 1, list: 'errors' })).body as FoundPage;
    const exclude = Array.from({ length: 5_000 }, (_, index) => index + 2);
    expect([errors.listed, errors.rows.length, errors.issues.length]).toEqual([exclude, 1, 1_000]);
    const left = await ask(previewId, { page: 5, exclude });
    const body = left.body as FoundPage;
    expect([left.status, body.total, body.rows[0]?.designation, body.summary.errors]).toEqual([
      ...[200, 1_000, 'МНОГО.5800', 0],
    ]);
    const kept = await app
      .http()
      .put(`/api/importer/previews/${previewId}/choices`)
      .set('Authorization', `Bearer ${token}`)
      .send({ exclude, step: 'check' });
    expect(kept.status).toBe(204);
    const issues = await app
      .http()
      .get(`/api/importer/previews/${previewId}/issues?exclude=chosen`)
      .set('Authorization', `Bearer ${token}`)
      .responseType('blob');
    expect(issues.status).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(issues.body as never);
    const [sheet] = workbook.worksheets;
    const notes = exclude.flatMap((row) => sheet?.getCell(`C${row}`).note ?? []);
    expect([sheet?.rowCount, notes]).toEqual([6_001, []]);
    const committed = await doors.commit(previewId, { exclude });
    expect([committed.status, committed.body.summary]).toMatchObject([201, { new: 1_000, errors: 0 }]);
  });

  it('comes alone where only its rows are asked for', async () => {
    const { previewId } = await doors.previewOf(text('ОДНИ'));
    const whole = (await ask(previewId, { page: 8 })).body as FoundPage;
    const { page: number, pageSize, total, rows } = whole;
    expect((await ask(previewId, { page: 8, only: 'rows' })).body).toEqual({
      ...{ page: number, pageSize, total, rows, listed: null },
    });
    const wish = { find: 'одни.15', list: 'found', only: 'rows', pageSize: 2 };
    const found = (await ask(previewId, wish)).body as FoundPage;
    expect([found.total, found.rows.length, found.listed?.length, 'issues' in found]).toEqual([
      ...[111, 2, 111, false],
    ]);
    expect((await ask(previewId, { only: 'head' })).status).toBe(400);
  });

  it('is searched by words and by what becomes of a row', async () => {
    const { previewId } = await doors.previewOf(text('ИЩУ'));
    const found = (await ask(previewId, { find: 'ищу.15', list: 'found', pageSize: 5 })).body as FoundPage;
    expect([found.total, found.rows.length, found.listed?.slice(0, 3), found.listed?.length]).toEqual([
      ...[111, 5, [17, 152, 153], 111],
    ]);
    const refused = (await ask(previewId, { status: 'refused', list: 'found' })).body as FoundPage;
    expect([refused.total, refused.listed]).toEqual([1, [9]]);
    const both = (await ask(previewId, { status: 'new', find: 'ИЩУ.7' })).body as FoundPage;
    expect([both.total, both.listed, both.rows[0]?.row]).toEqual([110, undefined, 72]);
    const bad = await ask(previewId, { status: 'old', exclude: [0], find: '' });
    expect([bad.status, (bad.body as { error: { details: object } }).error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: ['body.exclude.0', 'body.find', 'body.status'] },
    ]);
  });
});
