import { workbookOf, zipFile } from '../../tests/support/zip-file';
import { columnLetters } from './columns';
import { WORKBOOK_LIMITS } from './limits';
import { inspectZip } from './zip-guard';

const cell = (reference: string) => `<c r="${reference}"><v>1</v></c>`;
const sheetData = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const result = await work;
  expect(performance.now() - startedMs).toBeLessThan(limitMs);
  return result;
}

describe('the zip guard', () => {
  it('lets an ordinary workbook pass', async () => {
    expect(await inspectZip(workbookOf(sheetData(cell('A1') + cell('B1'))))).toBeNull();
  });

  it('refuses a bomb that declares its size, before inflating anything', async () => {
    const bomb = zipFile([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(301 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(400_000);
    expect(await within(500, inspectZip(bomb))).toEqual({
      ok: false,
      code: 'zip-inflates-too-much',
      details: { limitMb: 300 },
    });
  });

  it('refuses a bomb that lies about its size', async () => {
    const content = Buffer.alloc(50 * 1024 * 1024, 'a');
    const bomb = zipFile([{ name: 'xl/media/picture.bin', content, declaredBytes: 1000 }]);
    expect(await within(2_000, inspectZip(bomb))).toMatchObject({ code: 'file-damaged' });
  });

  it('counts what many small entries inflate to together', async () => {
    const content = Buffer.alloc(1024 * 1024, 'a');
    const entries = Array.from({ length: 12 }, (_, index) => ({ name: `xl/media/${index}.bin`, content }));
    const limits = { ...WORKBOOK_LIMITS, inflatedBytes: 10 * 1024 * 1024 };
    expect(await inspectZip(zipFile(entries), limits)).toMatchObject({ code: 'zip-inflates-too-much' });
    expect(await inspectZip(zipFile(entries.slice(0, 9)), limits)).toBeNull();
  });

  it('refuses more entries than any workbook has', async () => {
    const entries = Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(await inspectZip(zipFile(entries))).toMatchObject({
      code: 'zip-too-many-entries',
      details: { limit: 2_000 },
    });
    expect(await inspectZip(zipFile(entries.slice(1)))).toBeNull();
  });

  it('refuses 1.5 KB with one merge over a whole sheet', async () => {
    const file = workbookOf(
      `${sheetData(cell('A1'))}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    expect(file.length).toBeLessThan(2_500);
    expect(await within(200, inspectZip(file))).toEqual({
      ok: false,
      code: 'merges-too-large',
      details: { limit: 1_000_000 },
    });
  });

  it('lets 23,626 small merges pass', async () => {
    const merges = Array.from(
      { length: 23_626 },
      (_, index) => `<mergeCell ref="A${index + 1}:C${index + 1}"/>`,
    );
    const file = workbookOf(`${sheetData(cell('A1'))}<mergeCells>${merges.join('')}</mergeCells>`);
    expect(await inspectZip(file)).toBeNull();
  });

  it.each([
    ['xl/workbook.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook/>'],
    ['docProps/app.xml', `<?xml version="1.0"?>${' '.repeat(70_000)}<!doctype x><a/>`],
  ])('refuses a DOCTYPE in %s', async (name, content) => {
    expect(await inspectZip(workbookOf(sheetData(''), [{ name, content }]))).toMatchObject({
      code: 'zip-has-doctype',
    });
  });

  it('refuses XML in UTF-16, where a DOCTYPE could hide', async () => {
    const content = Buffer.from('<!DOCTYPE x>', 'utf16le');
    expect(await inspectZip(zipFile([{ name: 'xl/styles.xml', content }]))).toMatchObject({
      code: 'file-damaged',
    });
  });

  it('refuses a cross-tab of 5,010 columns at its first row', async () => {
    const row = Array.from({ length: 5_010 }, (_, index) => cell(`${columnLetters(index + 1)}1`)).join('');
    const rows = Array.from({ length: 1_665 }, () => `<row>${row}</row>`).join('');
    const file = workbookOf(`<sheetData>${rows}</sheetData>`);
    expect(await within(2_000, inspectZip(file))).toEqual({
      ok: false,
      code: 'too-many-columns',
      details: { limit: 500, column: 'SG' },
    });
  });

  it('does not mind empty cells with a style far to the right', async () => {
    const styled = Array.from(
      { length: 600 },
      (_, index) => `<c r="${columnLetters(index + 1)}1" s="2"/>`,
    ).join('');
    expect(
      await inspectZip(workbookOf(sheetData(`${styled}<c r="XFD1" s="1"></c>${cell('A2')}`))),
    ).toBeNull();
  });

  it('counts cells of all sheets, wherever the chunks of the archive are cut', async () => {
    const cells = Array.from({ length: 20_000 }, (_, index) => cell(`A${index + 1}`)).join('');
    const limits = { ...WORKBOOK_LIMITS, cells: 40_000 };
    const second = {
      name: 'xl/worksheets/sheet2.xml',
      content: `<worksheet>${sheetData(cells)}</worksheet>`,
    };
    expect(await inspectZip(workbookOf(sheetData(cells), [second]), limits)).toBeNull();
    expect(await inspectZip(workbookOf(sheetData(cells + cell('B1')), [second]), limits)).toMatchObject({
      code: 'too-many-cells',
    });
  });

  it('refuses what is encrypted, broken or too large', async () => {
    expect(await inspectZip(zipFile([{ name: 'a', content: 'a', encrypted: true }]))).toMatchObject({
      code: 'file-encrypted',
    });
    expect(await inspectZip(workbookOf('').subarray(0, 300))).toMatchObject({ code: 'file-damaged' });
    expect(await inspectZip(zipFile([{ name: '../../etc/passwd', content: 'a' }]))).toMatchObject({
      code: 'file-damaged',
    });
    expect(await inspectZip(Buffer.alloc(51 * 1024 * 1024))).toEqual({
      ok: false,
      code: 'file-too-large',
      details: { limitMb: 50 },
    });
  });
});
