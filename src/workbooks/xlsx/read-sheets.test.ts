import { workbookOf, zipFile } from '../../../tests/support/zip-file';
import { columnLetters } from '../columns';
import { WORKBOOK_LIMITS } from '../limits';
import { readSheets } from './read-sheets';

const cell = (reference: string, value: string | number = 1) =>
  typeof value === 'number'
    ? `<c r="${reference}"><v>${value}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const sheetData = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;
const MEGABYTE = 1024 * 1024;
const damaged = { ok: false, code: 'file-damaged', details: {} };

describe('a hostile workbook', () => {
  it('that declares a size above the limit is refused before anything is inflated', async () => {
    const content = Buffer.alloc(301 * MEGABYTE);
    const bomb = zipFile([{ name: 'xl/worksheets/sheet1.xml', content }]);
    expect(await readSheets(bomb, WORKBOOK_LIMITS)).toEqual({
      ok: false,
      code: 'zip-inflates-too-much',
      details: { limitMb: 300 },
    });
  });

  it('that lies about its size is damaged', async () => {
    const content = Buffer.alloc(50 * MEGABYTE, ' ');
    const bomb = zipFile([{ name: 'xl/workbook.xml', content, declaredBytes: 1000 }]);
    expect(await readSheets(bomb, WORKBOOK_LIMITS)).toEqual(damaged);
  });

  it('with an archive inside is no workbook, and the archive inside stays closed', async () => {
    const inner = zipFile([{ name: 'b', content: Buffer.alloc(100 * MEGABYTE) }]);
    expect(await readSheets(zipFile([{ name: 'a.zip', content: inner }]), WORKBOOK_LIMITS)).toEqual(damaged);
  });

  it('with more entries than any workbook has is refused', async () => {
    const entries = Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(await readSheets(zipFile(entries), WORKBOOK_LIMITS)).toEqual({
      ok: false,
      code: 'zip-too-many-entries',
      details: { limit: 2_000 },
    });
  });

  it.each([
    ['a space', ' '],
    ['a comment', 'x'],
  ])('of one character repeated as %s is stopped early', async (what, character) => {
    const padding = character.repeat(20 * MEGABYTE);
    const file = workbookOf(`${what === 'a comment' ? `<!--${padding}-->` : padding}<sheetData/>`);
    expect(await readSheets(file, WORKBOOK_LIMITS)).toMatchObject({ code: 'too-much-text' });
  });

  it.each([
    ['tags without bottom', '<a>'.repeat(1_000)],
    [
      'a tag of a thousand attributes',
      `<sheetData ${Array.from({ length: 1_001 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    ],
  ])('with %s is damaged', async (_what, xml) => {
    expect(await readSheets(workbookOf(xml), WORKBOOK_LIMITS)).toEqual(damaged);
  });

  it('with shared strings without end is refused', async () => {
    const content = `<sst>${'<si><t>a</t></si>'.repeat(11)}</sst>`;
    const file = workbookOf('<sheetData/>', [{ name: 'xl/sharedStrings.xml', content }]);
    expect(await readSheets(file, { ...WORKBOOK_LIMITS, cells: 10 })).toMatchObject({
      code: 'too-many-cells',
    });
    expect(await readSheets(file, { ...WORKBOOK_LIMITS, cells: 11 })).toHaveLength(1);
    expect(await readSheets(file, { ...WORKBOOK_LIMITS, textCharacters: 10 })).toMatchObject({
      code: 'too-much-text',
    });
  });

  it('of 1.5 KB with one merge over a whole sheet is refused', async () => {
    const merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    expect(await readSheets(workbookOf(sheetData(cell('A1')) + merge), WORKBOOK_LIMITS)).toEqual({
      ok: false,
      code: 'merges-too-large',
      details: { limit: 1_000_000 },
    });
  });

  it('with 23,626 small merges is read', async () => {
    const merges = Array.from(
      { length: 23_626 },
      (_, index) => `<mergeCell ref="A${index + 1}:C${index + 1}"/>`,
    );
    const file = workbookOf(`${sheetData(cell('A1'))}<mergeCells>${merges.join('')}</mergeCells>`);
    expect(await readSheets(file, WORKBOOK_LIMITS)).toMatchObject([{ rows: [{ cells: [1] }] }]);
  });

  it.each([
    ['xl/styles.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet>&a;</styleSheet>'],
    ['xl/sharedStrings.xml', `<?xml version="1.0"?>${' '.repeat(70_000)}<!doctype x><sst/>`],
  ])('that declares entities in %s is refused', async (name, content) => {
    expect(await readSheets(workbookOf(sheetData(''), [{ name, content }]), WORKBOOK_LIMITS)).toMatchObject({
      code: 'zip-has-doctype',
    });
  });

  it('of 5,010 columns is refused at its first row', async () => {
    const row = Array.from({ length: 5_010 }, (_, index) => cell(`${columnLetters(index + 1)}1`)).join('');
    const file = workbookOf(`<sheetData>${`<row>${row}</row>`.repeat(1_665)}</sheetData>`);
    expect(await readSheets(file, WORKBOOK_LIMITS)).toEqual({
      ok: false,
      code: 'too-many-columns',
      details: { limit: 500, row: 1 },
    });
  });

  it('may have empty cells with a style far to the right', async () => {
    const styled = Array.from({ length: 600 }, (_, index) => `<c r="${columnLetters(index + 1)}1" s="2"/>`);
    const file = workbookOf(sheetData(`${styled.join('')}<c r="XFD1" s="1"></c>${cell('A2')}`));
    expect(await readSheets(file, WORKBOOK_LIMITS)).toHaveLength(1);
  });

  it.each([
    ['file-encrypted', zipFile([{ name: 'a', content: 'a', encrypted: true }])],
    ['file-damaged', workbookOf('').subarray(0, 300)],
    ['file-damaged', zipFile([{ name: '../../etc/passwd', content: 'a' }])],
    ['file-another', zipFile([{ name: 'word/document.xml', content: '<a/>' }])],
  ])('is refused: %s', async (code, bytes) => {
    const expected = code === 'file-another' ? 'file-is-another-workbook' : code;
    expect(await readSheets(bytes, WORKBOOK_LIMITS)).toMatchObject({ ok: false, code: expected });
  });
});
