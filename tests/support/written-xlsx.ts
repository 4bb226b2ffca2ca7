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

/** The rows as an .xlsx; indents are styles. */
export function asXlsx({ rows, merges, summaryBelow }: Written): Buffer {
  const outline = summaryBelow === undefined ? '' : `<outlinePr summaryBelow="${summaryBelow ? 1 : 0}"/>`;
  const sheetRows = rows.map(({ cells, outline = 0, indent = 0 }, index) => {
    const xml = cells.map((value, at) => cellXml(value, `${columnLetters(at + 1)}${index + 1}`, indent));
    return `<row r="${index + 1}"${outline > 0 ? ` outlineLevel="${outline}"` : ''}>${xml.join('')}</row>`;
  });
  const deepest = Math.max(0, ...rows.map(({ indent = 0 }) => indent));
  const styles = Array.from(
    { length: deepest + 1 },
    (_, indent) => `<xf numFmtId="0"><alignment indent="${indent}"/></xf>`,
  );
  const mergeXml = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return workbookOf(
    `<sheetPr>${outline}</sheetPr><sheetData>${sheetRows.join('')}</sheetData>${merges.length > 0 ? `<mergeCells>${mergeXml}</mergeCells>` : ''}`,
    [{ name: 'xl/styles.xml', content: `<styleSheet><cellXfs>${styles.join('')}</cellXfs></styleSheet>` }],
  );
}
