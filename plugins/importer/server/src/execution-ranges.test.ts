import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';
import { executionsOfRange } from './table/execution-ranges';

/** Executions that a group specification (ГОСТ 2.113) names by the first and the last of them. */

it.each([
  ['-01…-03', ['01', '02', '03']],
  ['01...03', ['01', '02', '03']],
  ['-01 - -02', ['01', '02']],
  ['-008…-010', ['008', '009', '010']],
  ['-03…-01', null],
  ['-01…-999', null],
  ['01-03', null],
  ['-01', null],
])('%s', (text, numbers) => {
  expect(executionsOfRange(text)).toEqual(numbers);
});

describe('a column for several executions', () => {
  const LIST = [
    'Поз.;Обозначение;Наименование;Кол. на исп. -;Кол. на исп. -01…-03;Кол. на исп. -04',
    '1;АБ.1;Вал;1;2;3',
    '2;АБ.2;Ось;;1;',
  ].join('\n');

  it('counts each of them', async () => {
    const found = await understood(LIST, { execution: '02' });
    expect([found.executions, found.execution, partsOf(found)]).toEqual([
      ['-', '01', '02', '03', '04'],
      '02',
      [
        ['d:АБ.1', 'part', 2],
        ['d:АБ.2', 'part', 1],
      ],
    ]);
    expect(partsOf(await understood(LIST, { execution: '04' }))).toEqual([['d:АБ.1', 'part', 3]]);
  });

  it('is not that of the base one, which is taken and told', async () => {
    const found = await understood(LIST);
    expect([found.execution, partsOf(found)]).toEqual(['-', [['d:АБ.1', 'part', 1]]]);
    expect(issuesOf(found)).toContainEqual(['warning', 'execution-taken', 'D1']);
  });
});

describe('variable data of several executions', () => {
  it.each(['-01…-03', 'Исполнения 01...03', 'АБВГ.301-01…-03'])('%s', async (heading) => {
    const found = await understood(
      [
        'Поз.;Обозначение;Наименование;Кол.',
        '1;АБ.1;Вал;1',
        ';;Переменные данные для исполнений;',
        ';АБВГ.301;;',
        '2;АБ.2;Ось;1',
        `;${heading};;`,
        '2;АБ.3;Ось длинная;4',
      ].join('\n'),
      { execution: '02' },
    );
    expect([found.executions, partsOf(found)]).toEqual([
      ['-', '01', '02', '03'],
      [
        ['d:АБ.1', 'part', 1],
        ['d:АБ.3', 'part', 4],
      ],
    ]);
  });
});

it('a row of several executions is one part, spelled out and told', async () => {
  const found = await understood(
    'Поз.;Обозначение;Наименование;Кол.\n1;АБВГ.301.101;Планка;2\n;-01…-03;;1\n',
  );
  expect(partsOf(found)).toEqual([
    ['d:АБВГ.301.101', 'part', 2],
    ['d:АБВГ.301.101-01…-03', 'part', 1],
  ]);
  expect(issuesOf(found)).toContainEqual(['warning', 'several-designations', 'B3']);
});
