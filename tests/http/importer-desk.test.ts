import { DeskApart, workOf } from '../../plugins/importer/server/src/apart/desk-apart';
import { withDesk } from '../../plugins/importer/server/src/apart/with-desk';
import { WORKBOOK_LIMITS, type WorkbookLimits } from '../../src/workbooks';

/** The process that works on a file: what ends it, and that its place is given back. */

const HEADER = 'Обозначение;Наименование;Кол-во\n';
const rows = (count: number) => Array.from({ length: count }, (_, index) => `Д.${index};Вал;1\n`).join('');
const file = { name: 'bom.csv', bytes: Buffer.from(HEADER + rows(40_000)) };

async function problemOf(limits: Partial<WorkbookLimits>, signal?: AbortSignal): Promise<unknown> {
  const apart = new DeskApart({ ...WORKBOOK_LIMITS, ...limits }, signal);
  try {
    return await workOf(apart)
      .open(file, {})
      .catch((error: unknown) => error);
  } finally {
    apart.end();
  }
}

it('is stopped when it takes too long', async () => {
  expect(await problemOf({ readingMs: 20 })).toMatchObject({ problem: { code: 'reading-took-too-long' } });
});

it('is stopped when it takes too much memory', async () => {
  expect(await problemOf({ readingMemoryMb: 12 })).toMatchObject({
    problem: { code: 'reading-took-too-much-memory' },
  });
});

it('ends when nobody waits for it any more, before it begins or in the middle', async () => {
  expect(await problemOf({}, AbortSignal.abort())).toMatchObject({ problem: { code: 'reader-busy' } });
  const gone = new AbortController();
  const stopped = problemOf({}, gone.signal);
  gone.abort();
  expect(await stopped).toMatchObject({ problem: { code: 'reader-busy' } });
});

it('gives its place to the next one, however it ended', async () => {
  for (let round = 0; round < 5; round += 1) {
    const gone = new AbortController();
    const stopped = withDesk({ here: false, signal: gone.signal }, (desk) => {
      gone.abort();
      return desk.open(file, {});
    });
    expect(await stopped).toMatchObject({ ok: false, code: 'reader-busy' });
  }
  const opened = await withDesk({ here: false }, (desk) => desk.open(file, {}));
  expect(opened).toMatchObject({ ok: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('says of a mistake of its own what it was', async () => {
  const broken = withDesk({ here: false }, (desk) => desk.rows('launched', 0));
  await expect(broken).rejects.toThrow('No commit was planned.');
});
