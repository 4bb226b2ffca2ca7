import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);

describe('a specification of resources with a table for each kind of them', () => {
  it('makes no assembly of a caption: what is put out is the product', async () => {
    const found = await file(
      'Ресурсная спецификация: Стол С-1;;;',
      ';;;',
      'Выходные изделия;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Стол С-1;1;шт',
      ';;;',
      'Материалы и работы;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Столешница;1;шт',
      '2;Нога;4;шт',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['n:Стол С-1|', 'n:Столешница|', 1],
        ['n:Стол С-1|', 'n:Нога|', 4],
      ],
      [],
    ]);
    expect([found.product.designation, found.product.name]).not.toContain('Выходные изделия');
  });

  it('leaves the table of work out, and tells it', async () => {
    const found = await file(
      'Ресурсная спецификация: Стол С-1;;;;',
      'Выходные изделия;;;;',
      '№;Номенклатура;Количество;Ед. изм.;Доля стоимости',
      '1;Стол С-1;1;шт;100',
      'Материалы и услуги;;;;',
      '№;Номенклатура;Количество;Ед. изм.;Статья калькуляции',
      '1;Столешница;1;шт;Материалы',
      '2;Нога;4;шт;Материалы',
      '3;Клей;0,15;кг;Материалы',
      'Трудозатраты;;;;',
      '№;Вид работ;Количество;Ед. изм.;Статья калькуляции',
      '1;Сборка;0,5;ч;Оплата труда',
      '2;Шлифовка;2;ч;Оплата труда',
    );
    expect([partsOf(found), found.summary.materials, issuesOf(found)]).toEqual([
      [
        ['n:Стол С-1|', 'assembly', 1],
        ['n:Столешница|', 'part', 1],
        ['n:Нога|', 'part', 4],
      ],
      1,
      [
        ['warning', 'measured-as-material', '9'],
        ['warning', 'second-table', '11'],
      ],
    ]);
  });

  it('counts what is put out as it is where several products are', async () => {
    const found = await file(
      'Выходные изделия;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Стол С-1;1;шт',
      '2;Стул С-2;4;шт',
      'Материалы и работы;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Столешница;1;шт',
    );
    expect(issuesOf(found).map(([, code]) => code)).toContain('resources-of-several');
  });

  it('tells that its quantities are those of all that is put out', async () => {
    const found = await file(
      'Выходные изделия;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Стол С-1;10;шт',
      'Материалы и работы;;;',
      '№;Номенклатура;Количество;Ед. изм.',
      '1;Столешница;10;шт',
      '2;Нога;40;шт',
    );
    expect([partsOf(found).map(([key, , pieces]) => [key, pieces]), issuesOf(found)]).toEqual([
      [
        ['n:Стол С-1|', 1],
        ['n:Столешница|', 10],
        ['n:Нога|', 40],
      ],
      [['warning', 'resources-of-several', 'C3']],
    ]);
  });
});
