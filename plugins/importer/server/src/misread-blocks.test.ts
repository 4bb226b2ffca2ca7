import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const HEADING = '№;Обозначение;Наименование;Кол-во';

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('tables below captions', () => {
  it('belong to the designation and the name above each heading', async () => {
    const found = await understood(
      `СТ-1 Рама;;;\n${HEADING}\n1;СТ-1.01;Вал;2\n2;СТ-1.02;Ось;1\nСТ-2 Привод;;;\n${HEADING}\n1;СТ-2.01;Шкив;1\n`,
    );
    expect([found.parts.map(({ key, name }) => [key, name]), linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:СТ-1', 'Рама'],
        ['d:СТ-1.01', 'Вал'],
        ['d:СТ-1.02', 'Ось'],
        ['d:СТ-2', 'Привод'],
        ['d:СТ-2.01', 'Шкив'],
      ],
      [
        ['d:СТ-1', 'd:СТ-1.01', 2],
        ['d:СТ-1', 'd:СТ-1.02', 1],
        ['d:СТ-2', 'd:СТ-2.01', 1],
      ],
      [],
    ]);
  });
});

describe('numbers of pages', () => {
  it('alone in the column of quantities are no parts', async () => {
    const found = await understood(`${HEADING}\n1;Д-1;Вал;2\n;;;1\n${HEADING}\n2;Д-2;Ось;1\n;;;2\n`);
    expect([partsOf(found), toldOf(found)]).toEqual([
      [
        ['d:Д-1', 'part', 2],
        ['d:Д-2', 'part', 1],
      ],
      [
        ['warning', 'row-skipped', '3'],
        ['warning', 'row-skipped', '6'],
      ],
    ]);
  });

  it('are quantities without a part where they do not go on', async () => {
    const found = await understood(`${HEADING}\n1;Д-1;Вал;2\n;;;4\n2;Д-2;Ось;1\n;;;2\n`);
    expect(toldOf(found).filter(([severity]) => severity === 'error')).toEqual([
      ['error', 'row-without-identity', 'B3'],
      ['error', 'row-without-identity', 'B5'],
    ]);
  });
});

describe('rows of operations', () => {
  it('without a part of their own belong to the part above them', async () => {
    const found = await understood(
      'Обозначение ДСЕ;Наименование ДСЕ;Кол-во;№ опер.;Наименование операции;Цех\nД-1;Вал;10;005;Заготовительная;1\n;;;010;Токарная;2\n' +
        ';;;015;Слесарная;3\nД-2;Плита;4;005;Лазер;1\n;;;010;Гибка;2\n',
    );
    expect(found.parts.map(({ key, quantity, operations }) => [key, quantity, operations])).toEqual([
      ['d:Д-1', 10, ['Заготовительная', 'Токарная', 'Слесарная']],
      ['d:Д-2', 4, ['Лазер', 'Гибка']],
    ]);
    expect(toldOf(found)).toEqual([]);
  });
});

describe('parents by the number of their row', () => {
  it('in a column that is no number of ours', async () => {
    const found = await understood(
      'ITEM_ID,PARENT_ID,PART_NO,ITEM_NAME,QTY_PER_ASSY\n1,,A-1,Pump,1\n2,1,B-1,Housing,2\n3,2,C-1,Bolt,4\n',
    );
    expect([found.mapping.id, linesOf(found), found.summary.errors]).toEqual([
      'A',
      [
        ['d:A-1', 'd:B-1', 2],
        ['d:B-1', 'd:C-1', 4],
      ],
      0,
    ]);
  });
});

describe('captions below sections', () => {
  it('of spare parts and packaging end the section', async () => {
    const found = await understood(
      `${HEADING}\n;;Детали;\n1;А-1;Вал;1\n;;Комплекты;\n2;А-9;Комплект ЗИП;1\n;;Запасные части;\n3;;Кольцо;2\n;;Упаковка;\n4;А-20;Ящик;1\n`,
    );
    expect(partsOf(found)).toEqual([
      ['d:А-1', 'part', 1],
      ['d:А-9', 'assembly', 1],
      ['n:Кольцо|', 'purchased', 2],
      ['d:А-20', 'part', 1],
    ]);
  });

  it('that only sort what is bought do not', async () => {
    const found = await understood(
      `${HEADING}\n;;Детали;\n1;А-1;Вал;1\n;;Прочие изделия;\n;;Резисторы;\n2;Р1-4;Резистор;4\n;;Диоды;\n3;Д9;Диод;4\n`,
    );
    expect(partsOf(found).map(([, kind]) => kind)).toEqual(['part', 'purchased', 'purchased']);
  });
});
