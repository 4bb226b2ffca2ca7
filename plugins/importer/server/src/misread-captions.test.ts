import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('words that open the parts of the row above them', () => {
  it.each(['в том числе:', 'в т.ч.:', 'В составе:', 'состоит из', 'including:'])('%s', async (words) => {
    const found = await file(
      '№;Наименование;Кол-во',
      '1;Стол в сборе;1',
      `;${words};`,
      ';столешница;1',
      ';нога;4',
      '2;Стул;2',
      `;${words};`,
      ';сиденье;1',
      '3;Лампа;1',
    );
    expect([partsOf(found).map(([key, , pieces]) => [key, pieces]), linesOf(found), toldOf(found)]).toEqual([
      [
        ['n:Стол в сборе|', 1],
        ['n:столешница|', 1],
        ['n:нога|', 4],
        ['n:Стул|', 2],
        ['n:сиденье|', 2],
        ['n:Лампа|', 1],
      ],
      [
        ['n:Стол в сборе|', 'n:столешница|', 1],
        ['n:Стол в сборе|', 'n:нога|', 4],
        ['n:Стул|', 'n:сиденье|', 1],
      ],
      [],
    ]);
  });

  it('are part of a name where a number follows: nobody can see where the parts end', async () => {
    const found = await file('№;Наименование;Кол-во', '1;Стол;1', ';в том числе:;', '2;Нога;4', '3;Стул;2');
    expect(linesOf(found)).toEqual([]);
  });
});

describe('sections of a specification', () => {
  it('may have letters parted by blanks and shortened words', async () => {
    const found = await file(
      'Поз.;Обозначение;Наименование;Кол.;Примечание',
      ';;С б о р о ч н ы е   е д и н и ц ы;;',
      '1;РЗ.100;Рычаг;2;',
      ';;Д е т а л и;;',
      '2;РЗ.001;Ось;1;',
      ';;Станд. изделия;;',
      '3;;Шайба 8 ГОСТ 11371-78;8;',
      ';;Прочие изд.;;',
      '4;;Мотор-редуктор МР-50;1;',
      ';;М а т е р и а л ы;;',
      '5;;Смазка ЦИАТИМ-201;0,3;кг',
    );
    expect([partsOf(found), found.summary.materials]).toEqual([
      [
        ['d:РЗ.100', 'assembly', 2],
        ['d:РЗ.001', 'part', 1],
        ['n:Шайба 8 ГОСТ 11371-78|', 'standard', 8],
        ['n:Мотор-редуктор МР-50|', 'purchased', 1],
      ],
      0,
    ]);
  });
});

describe('titles that each page prints again', () => {
  it('are no rows, whatever page they are of', async () => {
    const found = await file(
      'ЗАВОД «Прогресс»;;;;',
      'Ведомость деталей изделия СТ-77.000;;;;Лист 1',
      ';;;;',
      'Поз.;Обозначение;Наименование;Кол.;Масса',
      '1;СТ-77.100;Станина;1;50,2',
      '1.1;СТ-77.101;Плита;2;10,0',
      ';;;;',
      'ЗАВОД «Прогресс»;;;;',
      'Ведомость деталей изделия СТ-77.000;;;;Лист 2',
      'Поз.;Обозначение;Наименование;Кол.;Масса',
      '1.2;СТ-77.103;Упор;2;0,4',
      '2;СТ-77.200;Привод;1;12',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:СТ-77.100', 'd:СТ-77.101', 2],
        ['d:СТ-77.100', 'd:СТ-77.103', 2],
      ],
      [],
    ]);
  });
});

describe('headings with the name of their table before them', () => {
  it('are those of Agile', async () => {
    const found = await file(
      'BOM Level,BOM.Item Number,Title Block.Description,BOM.Qty,BOM.Find Num,Title Block.Lifecycle Phase',
      '0,AG-1,Controller,,0,Production',
      '1,AG-2,PCBA,1,1,Production',
      '2,AG-3,Resistor,10,1,Production',
      '1,AG-4,Housing,2,2,Production',
    );
    expect([found.parts.map(({ name }) => name), linesOf(found), toldOf(found)]).toEqual([
      ['Controller', 'PCBA', 'Resistor', 'Housing'],
      [
        ['d:AG-1', 'd:AG-2', 1],
        ['d:AG-1', 'd:AG-4', 2],
        ['d:AG-2', 'd:AG-3', 10],
      ],
      [],
    ]);
  });
});
