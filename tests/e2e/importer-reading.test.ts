import ExcelJS from 'exceljs';
import { importPage, type ImportPage } from './import-page';
import { startPanelWorld, type PanelWorld } from './panel-world';

/** What was understood of a file, each of it said and each of it put right by hand. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const names = async () => {
  await wizard.step('Проверка');
  const shown = await wizard.tree().locator('tr[data-row] td:nth-child(2)').allInnerTexts();
  await wizard.step('Файл');
  return shown.map((text) => text.split('\n')[0]);
};

it('another structure', async () => {
  const read = await wizard.upload(
    'структура.csv',
    'Уровень;Куда входит;Обозначение;Наименование;Кол-во\n0;;СТР;Узел;1\n1;СТР;СТР.1;Рама;1\n1;СТР.1;СТР.2;Болт;4\n',
  );
  expect(read.format).toBe('level-column');
  expect(read.rows.map(({ depth }) => depth)).toEqual([0, 1, 1]);
  await wizard.step('Файл');
  expect(await wizard.list('Структура').innerText()).toBe('Столбец уровня');
  const other = await wizard.reread(() => wizard.choose('Структура', 'Столбец родителя'));
  expect([other.format, other.confidence]).toEqual(['parent-column', 1]);
  expect(other.rows.map(({ depth }) => depth)).toEqual([0, 1, 2]);
  expect(await wizard.list('Структура').innerText()).toBe('Столбец родителя');
});

it('another sheet, which is told of', async () => {
  const book = new ExcelJS.Workbook();
  for (const [sheet, name] of [
    ['Первый', 'ЛИСТ-1'],
    ['Второй', 'ЛИСТ-2'],
  ] as const)
    book.addWorksheet(sheet).addRows([
      ['Обозначение', 'Наименование', 'Кол-во'],
      [name, 'Вал', 1],
      [`${name}.1`, 'Ось', 2],
    ]);
  await wizard.upload('листы.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  await wizard.step('Файл');
  expect(await wizard.list('Лист').innerText()).toBe('Первый');
  await world.page.getByText('Таблицы есть и на других листах, они не импортируются: Второй.').waitFor();
  expect(await names()).toEqual(['ЛИСТ-1', 'ЛИСТ-1.1']);
  await wizard.reread(() => wizard.choose('Лист', 'Второй'));
  expect(await names()).toEqual(['ЛИСТ-2', 'ЛИСТ-2.1']);
});

it('another row of headings', async () => {
  const read = await wizard.upload(
    'шапка.csv',
    'Обозначение;Наименование;Кол-во\nКод;Что это;Штук\nШАП-1;Вал;1\nШАП-2;Ось;2\n',
  );
  await wizard.step('Файл');
  const other = read.headerRow === 2 ? '1' : '2';
  const again = await wizard.reread(() => wizard.choose('Строка заголовка', other));
  expect(again.headerRow).toBe(Number(other));
  expect(await wizard.list('Строка заголовка').innerText()).toBe(other);
});

it('another encoding', async () => {
  // `ПРВ` of code page 866 are other letters in Windows-1251.
  const cp866 = Buffer.from([
    ...Buffer.from('part_id;name;qty\n'),
    ...[0x8f, 0x90, 0x82],
    ...Buffer.from('-1;Bolt;1\n'),
  ]);
  await wizard.upload('кодировка.csv', cp866);
  await wizard.step('Файл');
  await wizard.reread(() => wizard.choose('Кодировка', 'windows-1251'));
  const wrong = await names();
  await wizard.reread(() => wizard.choose('Кодировка', 'cp866'));
  expect([wrong, await names()]).toEqual([['Џђ‚-1'], ['ПРВ-1']]);
  expect(await wizard.list('Кодировка').innerText()).toBe('cp866');
});

it('another separator', async () => {
  await wizard.upload('запятая.csv', 'Обозначение;Наименование, полное;Кол-во\nРАЗ-1;Вал;1\n');
  await wizard.step('Файл');
  expect(await wizard.list('Разделитель').innerText()).toBe(';');
  const comma = await wizard.reread(() => wizard.choose('Разделитель', ','));
  expect([comma.delimiter, comma.total]).toEqual([',', 0]);
  await world.page.getByText(comma.issues[0]?.message ?? 'no issue').waitFor();
  const back = await wizard.reread(() => wizard.choose('Разделитель', ';'));
  expect(back.rows).toMatchObject([{ designation: 'РАЗ-1', quantity: 1 }]);
});

it('the execution of a group specification', async () => {
  const read = await wizard.upload(
    'исполнения.csv',
    'Поз.;Обозначение;Наименование;Кол. на исполн. АБВГ.301100.001;;;Прим.\n;;;-;01;02;\n' +
      '1;ИСП.1;Вал;1;2;3;\n2;ИСП.2;Ось;-;4;;\n3;ИСП.3;Кольцо;5;;-;\n',
  );
  expect([read.execution, read.executions]).toEqual(['-', ['-', '01', '02']]);
  await wizard.step('Файл');
  expect(await wizard.list('Исполнение').innerText()).toBe('-');
  expect(await names()).toEqual(['ИСП.1', 'ИСП.3']);
  const first = await wizard.reread(() => wizard.choose('Исполнение', '01'));
  expect(first.rows.map(({ designation, quantity }) => [designation, quantity])).toEqual([
    ['ИСП.1', 2],
    ['ИСП.2', 4],
  ]);
  expect(await names()).toEqual(['ИСП.1', 'ИСП.2']);
});

it('what quantities mean, and for which product and how many', async () => {
  await wizard.upload(
    'сколько.csv',
    'Уровень;Обозначение;Наименование;Кол-во\n0;КОЛ;Узел;1\n1;КОЛ.1;Рама;2\n2;КОЛ.1.1;Болт;8\n',
  );
  const inAll = () => wizard.row(4).locator('td').nth(3).innerText();
  expect(await inAll()).toBe('16');
  await wizard.step('Файл');
  await wizard.reread(() => wizard.choose('Количество указано', 'на одно изделие'));
  await world.page.getByLabel('Номер заказа').fill('77');
  await world.page.getByLabel('Срок заказа').fill('2027-03-01');
  await world.page.getByLabel('Сколько изделий').fill('3');
  const asked = await wizard.reread(() => wizard.button('Применить').click());
  expect(asked.product).toMatchObject({
    ...{ designation: 'КОЛ', orderNumber: '77', dueDate: '2027-03-01', quantity: 3, existing: null },
  });
  const heights = await Promise.all(
    ['Номер заказа', 'Срок заказа'].map((label) => world.page.getByLabel(label).boundingBox()),
  );
  expect(heights[1]?.height).toBe(heights[0]?.height);
  await wizard.step('Проверка');
  await world.page
    .getByRole('heading', { name: 'КОЛ · Узел · 77 × 3 (будет создано, срок 1 мар. 2027 г.)' })
    .waitFor();
  expect(await inAll()).toBe('24');
  await wizard.step('Файл');
  await world.page.getByLabel('Без срока').check();
  const without = await wizard.reread(() => wizard.button('Применить').click());
  expect([without.options.dueDate, without.product.dueDate]).toEqual([null, null]);
  expect(await world.page.getByLabel('Без срока').isChecked()).toBe(true);
  expect(await world.page.getByLabel('Срок заказа').isDisabled()).toBe(true);
});

it('which of several orders is meant is asked before anything is written', async () => {
  await wizard.upload(
    'заказы.csv',
    '№ заказа;№;Обозначение;Наименование;Кол-во\n201;1;ЗКЗ-1;Рама;1\n201;1.1;ЗКЗ-1.1;Балка;2\n202;1;ЗКЗ-2;Стойка;1\n202;1.1;ЗКЗ-2.1;Труба;3\n',
  );
  expect(await wizard.button('Сначала выберите заказ').isDisabled()).toBe(true);
  const other = await wizard.reread(() => wizard.choose('Заказ', '202'));
  expect([other.execution, other.rows.map(({ designation }) => designation)]).toEqual([
    ...['202', ['ЗКЗ-2', 'ЗКЗ-2.1']],
  ]);
  expect(await world.page.locator('[data-asks-order]').count()).toBe(0);
  expect(await wizard.button('Создать 2 детали').isEnabled()).toBe(true);
});
