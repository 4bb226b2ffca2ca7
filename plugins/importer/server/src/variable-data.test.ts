import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Поз.;Обозначение;Наименование;Кол.;Примечание';
const CONSTANT = [
  ';;Детали;;',
  '1;АБВГ.301.101;Вал;1;',
  ';;Стандартные изделия;;',
  '2;;Болт М6 ГОСТ 7798-70;4;',
];
const file = (...rows: string[]) => [HEADING, ...CONSTANT, ...rows].join('\n');
const base = (designation: string) => [`;${designation};;;`, ';;Детали;;', '3;АБВГ.301.102;Ось;2;'];
const first = (designation: string) => [`;${designation};;;`, ';;Детали;;', '3;АБВГ.301.103;Ось длинная;3;'];
const SHARED = [
  ['d:АБВГ.301.101', 'part', 1],
  ['n:Болт М6 ГОСТ 7798-70|', 'standard', 4],
];

describe('variable data of the executions of ГОСТ 2.113', () => {
  const forms: [string, string][] = [
    [
      'designations',
      file(';;Переменные данные для исполнений;;', ...base('АБВГ.301'), ...first('АБВГ.301-01')),
    ],
    [
      'in two cells',
      file(';Переменные данные;для исполнений:;;', ...base('АБВГ.301'), ...first('АБВГ.301-01')),
    ],
    [
      'in two rows',
      file(';;Переменные данные;;', ';;для исполнений:;;', ...base('АБВГ.301'), ...first('АБВГ.301-01')),
    ],
    ['numbers', file(';;Переменные данные для исполнений;;', ...base('-'), ...first('-01'))],
    ['words', file(';;Переменные данные:;;', ...base('Исполнение -'), ...first('Исполнение 01'))],
  ];

  it.each(forms)(
    'the base one is read with the constant data, the other is named: %s',
    async (_what, text) => {
      const found = await understood(text);
      expect([partsOf(found), found.executions, found.execution]).toEqual([
        [...SHARED, ['d:АБВГ.301.102', 'part', 2]],
        ['-', '01'],
        '-',
      ]);
      expect(issuesOf(found)).toContainEqual(['warning', 'execution-taken', '6']);
      expect(found.issues.filter(({ code }) => code === 'caption-kept')).toEqual([]);
    },
  );

  it.each(forms)('another one is read where a person says so: %s', async (_what, text) => {
    const found = await understood(text, { execution: '01' });
    expect([partsOf(found), found.execution, found.summary.errors]).toEqual([
      [...SHARED, ['d:АБВГ.301.103', 'part', 3]],
      '01',
      0,
    ]);
    expect(issuesOf(found).filter(([, code]) => code !== 'product-named-by-file')).toEqual([]);
  });

  it('that there is none of is an error', async () => {
    const found = await understood(forms[0]?.[1] ?? '', { execution: '07' });
    expect(issuesOf(found)[0]).toEqual(['error', 'execution-not-found', '6']);
    expect(found.issues[0]?.message).toContain('-, 01');
  });

  it('may be those of several executions', async () => {
    const text = file(
      ';;Переменные данные для исполнений;;',
      ...base('АБВГ.301, АБВГ.301-02'),
      ...first('АБВГ.301-01'),
    );
    const found = await understood(text, { execution: '02' });
    expect([found.executions, partsOf(found)]).toEqual([
      ['-', '01', '02'],
      [...SHARED, ['d:АБВГ.301.102', 'part', 2]],
    ]);
  });

  it('name the product of a file that has no title, with its materials', async () => {
    const text = file(
      ';;Переменные данные для исполнений;;',
      ...base('АБВГ.301'),
      ...first('АБВГ.301-01'),
      ';;Материалы;;',
      '4;;Смазка, кг;0,2;',
    );
    const found = await understood(text, { execution: '01' });
    expect([found.product.designation, linesOf(found), found.summary.materials]).toEqual([
      'АБВГ.301-01',
      [
        ['d:АБВГ.301-01', 'd:АБВГ.301.101', 1],
        ['d:АБВГ.301-01', 'n:Болт М6 ГОСТ 7798-70|', 4],
        ['d:АБВГ.301-01', 'd:АБВГ.301.103', 3],
      ],
      1,
    ]);
  });

  it('stand below columns of quantities of each', async () => {
    const text = [
      'Обозначение;Наименование;Кол. на исп. -;Кол. на исп. 01',
      'Д.1;Вал;1;2',
      'Переменные данные для исполнений;;;',
      'АБВГ.301;;;',
      'Д.2;Ось;4;',
      'АБВГ.301-01;;;',
      'Д.3;Штырь;;5',
    ].join('\n');
    expect(partsOf(await understood(text))).toEqual([
      ['d:Д.1', 'part', 1],
      ['d:Д.2', 'part', 4],
    ]);
    expect(partsOf(await understood(text, { execution: '01' }))).toEqual([
      ['d:Д.1', 'part', 2],
      ['d:Д.3', 'part', 5],
    ]);
  });

  it('are none where no execution is named below', async () => {
    const found = await understood(file(';;Переменные данные;;', '3;АБВГ.301.102;Ось;2;'));
    expect([found.executions, partsOf(found).length]).toEqual([[], 3]);
  });
});
