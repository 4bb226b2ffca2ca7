import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const keysOf = (found: Awaited<ReturnType<typeof file>>) => partsOf(found).map(([key]) => key);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('a row that is valid no more', () => {
  it.each([
    ['Effective To', '31-DEC-2019'],
    ['Действует по', '31.12.2019'],
    ['Действителен до', '2019-12-31'],
    ['Disable Date', '12/31/2019'],
    ['Valid to', '31.12.2019'],
    ['Gültig bis', '31.12.2019'],
  ])('is told: %s %s', async (heading, day) => {
    const found = await file(
      `Уровень;Обозначение;Наименование;Кол-во;${heading}`,
      '0;ДП.1;Насос;1;',
      `1;ДП.2;Колесо старое;1;${day}`,
      '1;ДП.3;Колесо новое;1;31.12.9999',
    );
    expect(issuesOf(found)).toEqual([['warning', 'not-fitted-counted', '3']]);
    expect(found.issues[0]?.value).toBe(day);
  });

  it.each(['Действует с', 'Дата окончания', 'End date'])('is none by another day: %s', async (heading) => {
    const found = await file(
      `Уровень;Обозначение;Наименование;Кол-во;${heading}`,
      '0;ДП.1;Насос;1;',
      '1;ДП.2;Колесо;1;01.01.2015',
    );
    expect(issuesOf(found)).toEqual([]);
  });
});

describe('items of SAP that are texts and documents', () => {
  const ROWS = (heading: string) =>
    [
      `Уровень;Позиция;${heading};Компонент;Обозначение объекта;Количество;ЕИ`,
      '1;0010;L;ТП-100;Корпус;1;ШТ',
      '1;0020;T;;Смотри инструкцию по сборке;1;ШТ',
      '1;0030;D;DRW-55;Чертеж сборочный;1;ШТ',
      '1;0040;N;ТП-200;Болт;4;ШТ',
    ] as const;

  it.each(['Тип позиции', 'ICt', 'Item category', 'ItmCat'])('are no parts: %s', async (heading) => {
    const found = await file(...ROWS(heading));
    expect([keysOf(found), toldOf(found)]).toEqual([
      ['d:ТП-100', 'd:ТП-200'],
      [
        ['warning', 'text-item-skipped', '3'],
        ['warning', 'text-item-skipped', '4'],
      ],
    ]);
  });

  it('are parts where the letters are no categories of SAP', async () => {
    const found = await file(
      'Обозначение;Наименование;Кол-во;Тип позиции',
      'А-1;Вал;1;T',
      'А-2;Ось;1;X',
      'А-3;Рама;1;Z',
    );
    expect(keysOf(found)).toEqual(['d:А-1', 'd:А-2', 'd:А-3']);
  });
});

describe('documents of a part that stand in a flat list with a quantity', () => {
  it('are no parts', async () => {
    const found = await file(
      'Обозначение;Наименование;Кол.',
      'ДФ.100;Редуктор;1',
      'ДФ.100 СБ;Сборочный чертёж;1',
      'ДФ.100ПС;Паспорт;1',
      'ДФ.100 РЭ;Руководство по эксплуатации;1',
      'ДФ.101;Корпус;1',
    );
    expect([keysOf(found), toldOf(found)]).toEqual([
      ['d:ДФ.100', 'd:ДФ.101'],
      [
        ['warning', 'document-row-skipped', '3'],
        ['warning', 'document-row-skipped', '4'],
        ['warning', 'document-row-skipped', '5'],
      ],
    ]);
  });

  it.each([
    // A code alone is a part of the original's format.
    ['ДФ.100;Редуктор;1', 'ДФ.100 СБ;Редуктор в сборе;1'],
    // A name alone may be that of a printed thing which is made.
    ['ДФ.100;Редуктор;1', 'ДФ.777;Паспорт;1'],
    // What it is a document of is no row.
    ['ДФ.101;Корпус;1', 'ДФ.100 СБ;Сборочный чертёж;1'],
  ])('are parts: %s, %s', async (...rows) => {
    expect(keysOf(await file('Обозначение;Наименование;Кол.', ...rows))).toHaveLength(2);
  });
});

describe('words of programs for nothing', () => {
  it('are no material and no designation', async () => {
    const found = await file(
      ',Level,Part Number,Name,Qty,Material',
      '0,0.0,PD-1,Robot,1.0,NaN',
      '1,1.0,PD-2,Arm,2.0,None',
      '2,2.0,PD-3,Link,3.0,AlMg3',
      '3,1.0,nan,Bolt M6,4.0,null',
    );
    expect([found.parts.map(({ key, material }) => [key, material]), linesOf(found)]).toEqual([
      [
        ['d:PD-1', null],
        ['d:PD-2', null],
        ['d:PD-3', 'AlMg3'],
        ['n:Bolt M6|', null],
      ],
      [
        ['d:PD-1', 'd:PD-2', 2],
        ['d:PD-1', 'n:Bolt M6|', 4],
        ['d:PD-2', 'd:PD-3', 3],
      ],
    ]);
    expect(issuesOf(found)).toEqual([]);
  });
});
