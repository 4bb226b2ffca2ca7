import { createApiToken, startTestApp, type TestApp } from '../support';
import { FIVE_ROWS, importerDoors } from '../support/importer';
import { workbookOf, zipFile } from '../support/zip-file';

/** Files that are made to harm, or are not what their name says: refused with a reason, and the server goes on. */

let app: TestApp;
let doors: ReturnType<typeof importerDoors>;

beforeAll(async () => {
  app = await startTestApp();
  doors = importerDoors(app, await createApiToken(app));
});

afterAll(() => app.stop());

const MEGABYTE = 1024 * 1024;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const sound = workbookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>';

const FILES: [reason: string, fileName: string, make: () => Buffer][] = [
  [
    'too-many-rows',
    'bomb.xlsx',
    () => workbookOf(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(300_000)}</sheetData>`),
  ],
  [
    'too-much-text',
    'strings.xlsx',
    () =>
      workbookOf('<sheetData/>', [
        { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'a'.repeat(10 * MEGABYTE)}` },
      ]),
  ],
  [
    'file-damaged',
    'lying.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', content: Buffer.alloc(10 * MEGABYTE, ' '), declaredBytes: 9 }]),
  ],
  [
    'zip-inflates-too-much',
    'honest.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', content: '<workbook/>', declaredBytes: 301 * MEGABYTE }]),
  ],
  [
    'merges-too-large',
    'merge.xlsx',
    () => workbookOf('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  ],
  [
    'zip-has-doctype',
    'entities.xlsx',
    () => workbookOf('<sheetData/>', [{ name: 'xl/sharedStrings.xml', content: entities }]),
  ],
  ['file-damaged', 'cut.xlsx', () => sound.subarray(0, sound.length >> 1)],
  ['file-encrypted', 'password.xlsx', () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')])],
  ['file-is-old-xls', 'old.xls', () => Buffer.concat([OLE, Buffer.alloc(600)])],
  [
    'file-is-a-web-page',
    'page.xls',
    () => Buffer.from('<html><table><tr><td>Обозначение</td></tr></table></html>'),
  ],
  ['file-not-a-workbook', 'paper.xlsx', () => Buffer.from('%PDF-1.7\n')],
  [
    'file-is-another-workbook',
    'letter.xlsx',
    () => zipFile([{ name: 'word/document.xml', content: '<a/>' }]),
  ],
  ['too-many-columns', 'cross.csv', () => Buffer.from(`${'1;'.repeat(5_009)}1\n`.repeat(1_665))],
  ['cell-too-long', 'line.csv', () => Buffer.alloc(40 * MEGABYTE, 'a')],
  ['file-empty', 'empty.csv', () => Buffer.alloc(0)],
];

it.each(FILES)('%s: %s', async (reason, fileName, make) => {
  const before = await doors.counts();
  const refused = await doors.upload(make(), {}, fileName).set('Accept-Language', 'ru');
  expect([refused.status, refused.body.error.details]).toMatchObject([
    422,
    { code: 'file-refused', reason, explanation: expect.stringMatching(/[а-яё]{3}/i) },
  ]);
  expect(await doors.counts()).toEqual(before);
});

it('a file above the limit is not even read', async () => {
  const refused = await doors.upload(Buffer.alloc(51 * MEGABYTE, 'a'), {}, 'large.csv');
  expect([refused.status, refused.body.error.details.code]).toEqual([413, 'too-large']);
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
