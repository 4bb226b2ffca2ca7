import { columnLetters } from '../../src/workbooks';
import type { Written } from './written-bom';
import { workbookOfSheets } from './zip-file';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function cellXml(value: string | number | null, reference: string, style: number): string {
  if (value === null) return '';
  const s = style > 0 ? ` s="${style}"` : '';
  return typeof value === 'number'
    ? `<c r="${reference}"${s}><v>${value}</v></c>`
    : `<c r="${reference}"${s} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function sheetXml({ rows, merges, summaryBelow }: Written, deepest: number): string {
  const outline = summaryBelow === undefined ? '' : `<outlinePr summaryBelow="${summaryBelow ? 1 : 0}"/>`;
  const sheetRows = rows.map(({ cells, outline = 0, indent = 0, bold = false }, index) => {
    const style = indent + (bold ? deepest + 1 : 0);
    const xml = cells.map((value, at) => cellXml(value, `${columnLetters(at + 1)}${index + 1}`, style));
    return `<row r="${index + 1}"${outline > 0 ? ` outlineLevel="${outline}"` : ''}>${xml.join('')}</row>`;
  });
  const mergeXml = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const merged = merges.length > 0 ? `<mergeCells>${mergeXml}</mergeCells>` : '';
  return `<sheetPr>${outline}</sheetPr><sheetData>${sheetRows.join('')}</sheetData>${merged}`;
}

/** A sheet with its name. */
export interface WrittenSheet {
  name: string;
  hidden?: boolean;
  written: Written;
}

/** The rows as an .xlsx; indents and bold texts are styles. */
export function asXlsx(written: Written): Buffer {
  return asWorkbook([{ name: 'BOM', written }]);
}

/** Sheets as an .xlsx, in the order of their tabs. */
export function asWorkbook(sheets: readonly WrittenSheet[]): Buffer {
  const indents = sheets.flatMap(({ written }) => written.rows.map(({ indent = 0 }) => indent));
  const deepest = Math.max(0, ...indents);
  const styles = [0, 1].flatMap((font) =>
    Array.from(
      { length: deepest + 1 },
      (_, indent) => `<xf numFmtId="0" fontId="${font}"><alignment indent="${indent}"/></xf>`,
    ),
  );
  const fonts = '<fonts><font/><font><b/></font></fonts>';
  return workbookOfSheets(
    sheets.map(({ written, ...sheet }) => ({ ...sheet, xml: sheetXml(written, deepest) })),
    [
      {
        name: 'xl/styles.xml',
        content: `<styleSheet>${fonts}<cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
      },
    ],
  );
}
