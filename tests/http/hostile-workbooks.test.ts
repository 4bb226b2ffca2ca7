import { request as httpRequest } from 'node:http';
import type { TestApp } from '../support';
import { HOSTILE_FILES, MERGED_ROWS, mergedTable } from '../support/hostile-files';
import { FIVE_ROWS, importerDoors } from '../support/importer';
import { watchReaders } from '../support/reader-costs';
import { workbookOf } from '../support/zip-file';
import { scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** Files that are made to harm, or are not what their name says: refused with a reason, and the server goes on. */

/** More than there are tests. */
const PIECES = 1_000;

let world: ScanWorld;
let scanned: string;
let app: TestApp;
let token: string;
let doors: ReturnType<typeof importerDoors>;

beforeAll(async () => {
  world = await startScanWorld();
  ({ app, apiToken: token } = world);
  scanned = await world.part(PIECES);
  doors = importerDoors(app, token);
});

afterAll(() => app.stop());

// Whatever came, the factory goes on.
afterEach(async () => {
  expect((await world.post('/api/scans', scanOf(scanned))).status).toBe(201);
});

const MEGABYTE = 1024 * 1024;
const sound = workbookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');

/** What a file may cost at most. Seconds of the processor: the clock would say what else the machine does. */
const MORE_MEGABYTES = 300;
const CPU_SECONDS = 5;

it.each(HOSTILE_FILES)('%s: %s', async (reason, fileName, make) => {
  const before = await doors.counts();
  const file = make();
  const watch = watchReaders();
  const refused = await doors.upload(file, {}, fileName).set('Accept-Language', 'ru');
  const { moreMegabytes, cpuSeconds } = watch.stop();
  expect(moreMegabytes).toBeLessThan(MORE_MEGABYTES);
  expect(cpuSeconds).toBeLessThan(CPU_SECONDS);
  expect([refused.status, refused.body.error.details]).toMatchObject([
    422,
    { code: 'file-refused', reason, explanation: expect.stringMatching(/[а-яё]{3}/i) },
  ]);
  expect(await doors.counts()).toEqual(before);
});

it('a file above the limit is not even read', async () => {
  const refused = await doors
    .upload(Buffer.alloc(51 * MEGABYTE, 'a'), {}, 'large.csv')
    .set('Accept-Language', 'ru');
  expect([refused.status, refused.body.error.details, refused.body.error.message]).toEqual([
    413,
    { code: 'too-large', limitMb: 50, of: 'bill-of-materials' },
    'Файл больше 50 МБ. Сохраните лист с составом изделия отдельным файлом.',
  ]);
});

/**
 * Send a file of one line that never ends until the server answers; the status, and how many bytes it took until then.
 */
function sendEndlessly(gigabytes: number): Promise<{ status: number; sentBytes: number }> {
  const wholeBytes = gigabytes * 1024 * MEGABYTE;
  const piece = Buffer.alloc(MEGABYTE, 'a');
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let status: number | null = null;
    const sending = httpRequest(`${app.baseUrl}/api/importer/previews`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=edge',
        'content-length': wholeBytes,
      },
    });
    sending.on('response', (answer) => {
      status = answer.statusCode ?? 0;
      sending.destroy();
      resolve({ status, sentBytes });
    });
    sending.on('error', (error) => {
      if (status === null) reject(error);
    });
    const more = (): void => {
      if (status !== null || sentBytes + piece.length > wholeBytes) return;
      sentBytes += piece.length;
      sending.write(piece, more);
    };
    sending.write(
      '--edge\r\nContent-Disposition: form-data; name="file"; filename="line.csv"\r\nContent-Type: text/csv\r\n\r\n',
      more,
    );
  });
}

it('a gigabyte in one line is refused while it comes', async () => {
  const before = await doors.counts();
  const watch = watchReaders();
  const { status, sentBytes } = await sendEndlessly(1);
  const { moreMegabytes, cpuSeconds } = watch.stop();
  expect(status).toBe(413);
  expect(sentBytes).toBeLessThan(512 * MEGABYTE);
  expect(moreMegabytes).toBeLessThan(MORE_MEGABYTES);
  // Nothing was begun to read it.
  expect(cpuSeconds).toBe(0);
  expect(await doors.counts()).toEqual(before);
});

it('a table with merged cells in each of 23,626 rows is read', async () => {
  const watch = watchReaders();
  const read = await doors.upload(mergedTable(), {}, 'merges.xlsx');
  const { moreMegabytes, cpuSeconds } = watch.stop();
  expect(moreMegabytes).toBeLessThan(MORE_MEGABYTES);
  expect(cpuSeconds).toBeLessThan(CPU_SECONDS);
  expect([read.status, read.body.summary]).toMatchObject([201, { parts: MERGED_ROWS, errors: 0 }]);
});

it('the name of a file says nothing: text called .xlsx and a workbook called .csv are read', async () => {
  expect((await doors.upload(FIVE_ROWS, {}, 'bom.xlsx')).body).toMatchObject({
    fileKind: 'csv',
    summary: { parts: 3 },
  });
  expect((await doors.upload(sound, {}, 'bom.csv')).body).toMatchObject({ fileKind: 'xlsx' });
});

it('afterwards a good file is read as ever', async () => {
  expect((await doors.previewOf(FIVE_ROWS)).summary).toMatchObject({ parts: 3, errors: 0 });
});
