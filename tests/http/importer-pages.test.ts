import type { DeskWork } from '../../plugins/importer/server/src/apart/desk';
import { atPreview, letGoOfKeptDesk } from '../../plugins/importer/server/src/apart/kept-desk';
import { withDesk } from '../../plugins/importer/server/src/apart/with-desk';
import type { Preview } from '../../plugins/importer/server/src/contracts';
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
});
