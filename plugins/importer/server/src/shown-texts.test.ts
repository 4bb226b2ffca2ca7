import { issuesOf, linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { workbookOf } from '../../../../tests/support/zip-file';

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (at: string, value: number, style: number) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const HEADING = `<row r="1">${text('A1', 'Обозначение')}${text('B1', 'Наименование')}${text('C1', 'Кол-во')}</row>`;
const PRODUCT = `<row r="2">${text('A2', 'ИЗД-1')}</row>`;
const FORMATS =
  '<numFmt numFmtId="170" formatCode="&quot;АБ-&quot;000"/><numFmt numFmtId="171" formatCode="000"/>' +
  '<numFmt numFmtId="172" formatCode="0.0"/>';
const styles = [0, 2, 170, 171, 14, 172].map((id) => `<xf numFmtId="${id}"/>`).join('');
const STYLES = [
  {
    name: 'xl/styles.xml',
    content: `<styleSheet><numFmts>${FORMATS}</numFmts><cellXfs>${styles}</cellXfs></styleSheet>`,
  },
];
const file = (rows: string, columns = '') =>
  workbookOf(`${columns}<sheetData>${HEADING}${PRODUCT}${rows}</sheetData>`, STYLES);

it('designations are read as people see them, quantities as they are stored', async () => {
  const found = await understoodXlsx(
    file(
      `<row r="3">${number('A3', 12.1, 1)}${number('C3', 2, 1)}</row>` +
        `<row r="4">${number('A4', 5, 2)}${number('C4', 3, 2)}</row>` +
        `<row r="5">${number('A5', 5, 3)}${number('C5', 4, 3)}</row>` +
        `<row r="6">${number('A6', 12.1, 0)}${number('C6', 2.0000000001, 5)}</row>`,
    ),
  );
  expect([linesOf(found), issuesOf(found)]).toEqual([
    [
      ['d:ИЗД-1', 'd:12.10', 2],
      ['d:ИЗД-1', 'd:АБ-005', 3],
      ['d:ИЗД-1', 'd:005', 4],
      ['d:ИЗД-1', 'd:12.1', 2],
    ],
    [],
  ]);
});

it('a designation that became a date is told', async () => {
  const found = await understoodXlsx(file(`<row r="3">${number('A3', 46024, 4)}${number('C3', 2, 0)}</row>`));
  expect([linesOf(found), issuesOf(found)]).toEqual([
    [['d:ИЗД-1', 'd:2026-01-02', 2]],
    [['warning', 'designation-is-date', 'A3']],
  ]);
});

it.each([
  ['02.янв', 'designation-is-date'],
  ['Jan-26', 'designation-is-date'],
  ['02.01.2026', 'designation-is-date'],
  ['1,2E+10', 'designation-is-exponent'],
  ['4.60645E+12', 'designation-is-exponent'],
])('a text file keeps what a program made: %s', async (designation, code) => {
  const found = await understood(`Обозначение;Наименование;Кол-во\nИЗД-1;;\n${designation};Вал;2\n`);
  expect([linesOf(found), issuesOf(found)]).toEqual([
    [['d:ИЗД-1', `d:${designation}`, 2]],
    [['warning', code, 'A3']],
  ]);
});

it.each(['12E10', '1.02.2026-3', '12.13.2026', 'Май-1', '5E+'])(
  '%s is a designation',
  async (designation) => {
    const found = await understood(`Обозначение;Наименование;Кол-во\nИЗД-1;;\n${designation};Вал;2\n`);
    expect(issuesOf(found)).toEqual([]);
  },
);

it('rows and columns that nobody sees are told, and of two columns the seen one counts', async () => {
  const heading = `<row r="1">${text('A1', 'Обозначение')}${text('B1', 'Кол-во')}${text('C1', 'Кол-во')}</row>`;
  const rows =
    `<row r="2">${text('A2', 'ИЗД-1')}</row><row r="3" hidden="1">${text('A3', 'Д-1')}${number('B3', 9, 0)}${number('C3', 2, 0)}</row>` +
    `<row r="4">${text('A4', 'Д-2')}${number('B4', 9, 0)}${number('C4', 3, 0)}</row>`;
  const hidden = (column: number) =>
    `<cols><col min="${column}" max="${column}" hidden="1"/></cols><sheetData>${heading}${rows}</sheetData>`;
  const found = await understoodXlsx(workbookOf(hidden(2)));
  expect([linesOf(found).map(([, , pieces]) => pieces), issuesOf(found)]).toEqual([
    [2, 3],
    [
      ['warning', 'header-duplicate', 'B1'],
      ['warning', 'rows-hidden', '3'],
    ],
  ]);
  const read = await understoodXlsx(workbookOf(hidden(1)));
  expect(issuesOf(read)).toContainEqual(['warning', 'column-hidden', 'A1']);
});
