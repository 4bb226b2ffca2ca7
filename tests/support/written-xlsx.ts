import { columnLetters } from '../../src/workbooks';
import type { Written } from './written-bom';
import { workbookOf } from './zip-file';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function cellXml(value: string | number | null, reference: string, style: number): string {
  if (value === null) return '';
  const s = style > 0 ? ` s="${style}"` : '';
  return typeof value === 'number'
    ? `<c r="${reference}"${s}><v>${value}</v></c>`
    : `<c r="${reference}"${s} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** The rows as an .xlsx; indents and bold texts are styles. */
export function asXlsx({ rows, merges, summaryBelow }: Written): Buffer {
  const outline = summaryBelow === undefined ? '' : `<outlinePr summaryBelow="${summaryBelow ? 1 : 0}"/>`;
  const deepest = Math.max(0, ...rows.map(({ indent = 0 }) => indent));
  const sheetRows = rows.map(({ cells, outline = 0, indent = 0, bold = false }, index) => {
    const style = indent + (bold ? deepest + 1 : 0);
    const xml = cells.map((value, at) => cellXml(value, `${columnLetters(at + 1)}${index + 1}`, style));
    return `<row r="${index + 1}"${outline > 0 ? ` outlineLevel="${outline}"` : ''}>${xml.join('')}</row>`;
  });
  const styles = [0, 1].flatMap((font) =>
    Array.from(
      { length: deepest + 1 },
      (_, indent) => `<xf numFmtId="0" fontId="${font}"><alignment indent="${indent}"/></xf>`,
    ),
  );
  const fonts = '<fonts><font/><font><b/></font></fonts>';
  const mergeXml = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return workbookOf(
    `<sheetPr>${outline}</sheetPr><sheetData>${sheetRows.join('')}</sheetData>${merges.length > 0 ? `<mergeCells>${mergeXml}</mergeCells>` : ''}`,
    [
      {
        name: 'xl/styles.xml',
        content: `<styleSheet>${fonts}<cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
      },
    ],
  );
}
