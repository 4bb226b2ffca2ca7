import { issuesOf, understood } from '../../../../../tests/support/understood';
import { readFileBytes, understand } from '../understand';
import { buildStructure } from './build-structure';

/** Name, quantity and unit of what each part is made of, by its key. */
async function needsOf(text: string): Promise<Record<string, [string, number, string | null][]>> {
  const workbook = await readFileBytes(Buffer.from(text), {});
  if (!workbook.ok) throw new Error(workbook.code);
  const { nodes, mapping, quantityMeans, quantityRecognised } = understand(workbook, 'заказ.csv', {});
  const words = { mapping, quantityMeans, quantityRecognised, productQuantity: 1 };
  const { items } = buildStructure(nodes, words);
  return Object.fromEntries(
    items.map(({ key, materials }) => [
      key,
      materials.map(({ name, quantity, unit }) => [name, quantity, unit]),
    ]),
  );
}

const TOTALS = 'Уровень;Вид;Обозначение;Наименование;Кол-во на изделие;Ед.\n';
const EACH = 'Уровень;Вид;Обозначение;Наименование;Кол-во;Ед.\n';

describe('materials', () => {
  it('are divided by the pieces of their part where quantities are per product', async () => {
    expect(
      await needsOf(
        `${TOTALS}0;Сборка;И;Изделие;1;шт\n1;Сборка;У;Узел;2;шт\n2;Материал;;Клей;0,5;кг\n2;Деталь;Д;Вал;4;шт\n3;Материал;;Круг 45;2;кг\n`,
      ),
    ).toEqual({
      'd:И': [],
      'd:У': [['Клей', 0.25, 'кг']],
      'd:Д': [['Круг 45', 0.5, 'кг']],
    });
  });

  it('are divided where quantities are those of several products', async () => {
    const heading = 'Уровень;Вид;Обозначение;Наименование;Кол-во на 10 изделий;Ед.\n';
    expect(
      await needsOf(
        `${heading}0;Сборка;И;Изделие;10;шт\n1;Сборка;У;Узел;20;шт\n2;Деталь;Д;Вал;40;шт\n2;Материал;;Клей;5;кг\n`,
      ),
    ).toEqual({ 'd:И': [], 'd:У': [['Клей', 0.25, 'кг']], 'd:Д': [] });
  });

  it('are as they stand where quantities are per parent', async () => {
    expect(
      await needsOf(`${EACH}0;Сборка;И;Изделие;1;шт\n1;Деталь;Д;Вал;4;шт\n2;Материал;;Круг 45;2;кг\n`),
    ).toEqual({ 'd:И': [], 'd:Д': [['Круг 45', 2, 'кг']] });
  });

  const twice = (heading: string, first: string, second: string) =>
    `${heading}0;Сборка;И;Изделие;1;шт\n1;Сборка;У;Узел;1;шт\n2;Деталь;Д;Вал;1;шт\n${first}1;Сборка;В;Рама;2;шт\n2;Сборка;У;Узел;2;шт\n3;Деталь;Д;Вал;2;шт\n${second}`;

  it.each([
    ['another quantity', '2;Материал;;Клей;0,5;кг\n', '3;Материал;;Клей;0,9;кг\n'],
    ['another unit', '2;Материал;;Клей;0,5;кг\n', '3;Материал;;Клей;0,5;л\n'],
    ['another material', '2;Материал;;Клей;0,5;кг\n', '3;Материал;;Грунт;0,5;кг\n'],
    ['one more', '2;Материал;;Клей;0,5;кг\n', '3;Материал;;Клей;0,5;кг\n3;Материал;;Грунт;0,5;кг\n'],
  ])('of one assembly in two places are told with both rows: %s', async (_what, first, second) => {
    const text = twice(EACH, first, second).replace('3;Деталь;Д;Вал;2', '3;Деталь;Д;Вал;1');
    const found = await understood(text);
    expect(issuesOf(found)).toEqual([['error', 'materials-differ', 'C7']]);
    expect(found.issues[0]?.message).toBe(
      'In row 3 У needs other materials, or other quantities of them. Make both places equal, or give it another designation.',
    );
  });

  it.each([
    [
      'the same in another order',
      '2;Материал;;А;1;кг\n2;Материал;;Б;2;кг\n',
      '3;Материал;;Б;2;кг\n3;Материал;;А;1;кг\n',
    ],
    ['said in one place only', '2;Материал;;А;1;кг\n', ''],
    ['said in the other place only', '', '3;Материал;;А;1;кг\n'],
  ])('need no word: %s', async (_what, first, second) => {
    const text = twice(EACH, first, second).replace('3;Деталь;Д;Вал;2', '3;Деталь;Д;Вал;1');
    expect(issuesOf(await understood(text))).toEqual([]);
  });

  it('that are totals may be rounded', async () => {
    const found = await understood(twice(TOTALS, '2;Материал;;Клей;0,33;кг\n', '3;Материал;;Клей;0,67;кг\n'));
    expect([found.quantityMeans, issuesOf(found)]).toEqual(['per-product', []]);
    const other = await understood(twice(TOTALS, '2;Материал;;Клей;0,33;кг\n', '3;Материал;;Клей;0,33;кг\n'));
    expect(issuesOf(other)).toEqual([['error', 'materials-differ', 'C7']]);
  });
});

describe('a norm of consumption', () => {
  it('counts for the materials that nothing else counts', async () => {
    expect(
      await needsOf(
        'Уровень;Вид;Обозначение;Наименование;Кол-во;Норма расхода;Ед. изм.\n0;Сборочная единица;А;Редуктор;1;;шт\n' +
          '1;Деталь;В;Вал;2;;шт\n2;Материал;;Круг 45;;2,1;кг\n1;Деталь;К;Крышка;1;5;шт\n2;Материал;;Лист 10;3;0,9;кг\n',
      ),
    ).toEqual({ 'd:А': [], 'd:В': [['Круг 45', 2.1, 'кг']], 'd:К': [['Лист 10', 3, 'кг']] });
  });
});
