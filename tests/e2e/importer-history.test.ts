import { randomUUID } from 'node:crypto';
import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** What was imported: where its result leads, how it is taken back, imported again and repeated. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const FILE =
  'Уровень;Обозначение;Наименование;Кол-во;Операции\n0;ИСТ;Узел;1;Св\n1;ИСТ.1;Рама;2;Ток\n1;ИСТ.2;Ось;3;Ток\n';

/** Entries of the history, the newest first. */
const entry = (place: number) => world.page.locator('main li', { hasText: 'ИСТ' }).nth(place);

async function openHistory(): Promise<void> {
  await world.page.goto('/admin/plugins/importer');
  await world.page.getByRole('heading', { name: 'Что импортировали' }).waitFor({ timeout: LIMIT_MS });
}

interface Part {
  code: string;
  designation: string;
}

async function inWork(): Promise<string[]> {
  const { data } = await world.ask<{ data: { code: string; status: string }[] }>(
    'GET',
    '/api/part-states?filters[status][$ne]=cancelled',
  );
  const parts = await world.ask<{ data: Part[] }>('GET', '/api/parts?pagination[pageSize]=100');
  const names = new Map(parts.data.map(({ code, designation }) => [code, designation]));
  return data.map(({ code }) => names.get(code) ?? code).sort();
}

it('the result leads to the labels of the order, to its work, to the product and to its file', async () => {
  await wizard.upload('ист.csv', FILE);
  await wizard.commit('Создать 3 детали');
  await world.page
    .getByText('Создано деталей: 3. Изменено: 0. Без изменений: 0. Строк состава: 2.')
    .waitFor();
  const saved = world.page.waitForEvent('download');
  await wizard.button('Выгрузить состав').click();
  expect((await saved).suggestedFilename()).toBe('ИСТ.xlsx');
  await wizard.button('Напечатать этикетки').click();
  await world.page.waitForURL(/\/plugins\/qr-labels\?product=[a-z0-9]+$/);
  await world.page.getByText('ИСТ.1').first().waitFor({ timeout: LIMIT_MS });
});

it('an import is taken back from the history, and the same file imports again', async () => {
  await openHistory();
  expect(await entry(0).innerText()).toMatch(
    /^ИСТ\s+ист\.csv[\s\S]*Столбец уровня · Уровень: A · Обозначение: B/,
  );
  await entry(0).getByRole('button', { name: 'Отменить импорт' }).click();
  await entry(0)
    .getByText('Импорт отменён. Отменено партий: 3. Возвращено описаний: 0. В работе осталось: 0.')
    .waitFor({ timeout: LIMIT_MS });
  // It says who took it back, and when, below who imported it.
  await entry(0)
    .getByText(/^Отменено /)
    .waitFor({ timeout: LIMIT_MS });
  const told = [
    ...(await entry(0).innerText()).matchAll(/^(Отменено )?\S+ \S+ \d{4} г\., \d\d:\d\d · (.+)$/gm),
  ];
  expect(told.map(([, word]) => word)).toEqual([undefined, 'Отменено ']);
  expect(told[1]?.[2]).toBe(told[0]?.[2]);
  expect(await inWork()).toEqual([]);
  await wizard.upload('ист.csv', FILE);
  await wizard.commit('Создать 3 детали');
  expect(await inWork()).toEqual(['ИСТ', 'ИСТ.1', 'ИСТ.2']);
});

it('of an import that was worked on the rest is taken back', async () => {
  const { data } = await world.ask<{ data: { code: string; status: string }[] }>(
    'GET',
    '/api/part-states?filters[status][$ne]=cancelled',
  );
  const parts = await world.ask<{ data: Part[] }>('GET', '/api/parts?filters[designation]=ИСТ.1');
  const codes = new Set(data.map(({ code }) => code));
  const partCode = parts.data.find(({ code }) => codes.has(code))?.code;
  const report = { partCode, operation: 1, good: 1, occurredAt: new Date().toISOString() };
  await world.ask('POST', '/api/scans', { ...report, scanId: randomUUID() });
  await openHistory();
  await entry(0).getByRole('button', { name: 'Отменить импорт' }).click();
  await entry(0)
    .getByText(/С 1 партией этого импорта уже работали/)
    .waitFor({ timeout: LIMIT_MS });
  const used = entry(0).locator('ul a');
  expect([await used.allInnerTexts(), await used.getAttribute('href')]).toEqual([
    ...[['ИСТ.1'], `/admin/plugins/batches/${partCode}`],
  ]);
  await entry(0).getByRole('button', { name: 'Отменить остальные: 2 партии' }).click();
  await entry(0)
    .getByText(/Отменено партий: 2\. .* В работе осталось: 1\./)
    .waitFor({ timeout: LIMIT_MS });
  expect(await inWork()).toEqual(['ИСТ.1']);
});

it('an order is repeated under another number; the same number is refused', async () => {
  await wizard.upload('повтор.csv', FILE.replaceAll('ИСТ', 'ПОВТ'));
  await wizard.commit('Создать 3 детали');
  await openHistory();
  const order = world.page.locator('main li', { hasText: 'повтор.csv' });
  await order.getByRole('button', { name: 'Повторить заказ' }).click();
  expect(await order.getByRole('button', { name: 'Повторить', exact: true }).isDisabled()).toBe(true);
  await order.getByLabel('Номер нового заказа').fill('78');
  await order.getByLabel('Срок нового заказа').fill('2027-04-02');
  await order.getByLabel('Сколько изделий').fill('4');
  await order.getByRole('button', { name: 'Повторить', exact: true }).click();
  await world.page.getByText('Заказ 78 создан').waitFor({ timeout: LIMIT_MS });
  const { data } = await world.ask<{ data: object[] }>(
    'GET',
    '/api/products?filters[designation]=ПОВТ&sort=id',
  );
  expect(data).toMatchObject([
    { orderNumber: null, quantity: 1 },
    { orderNumber: '78', quantity: 4, dueDate: '2027-04-02' },
  ]);
  expect(await inWork()).toEqual([...['ИСТ.1', 'ПОВТ', 'ПОВТ', 'ПОВТ.1', 'ПОВТ.1', 'ПОВТ.2', 'ПОВТ.2']]);
  await order.getByRole('button', { name: 'Повторить заказ' }).click();
  await order.getByLabel('Номер нового заказа').fill('78');
  await order.getByRole('button', { name: 'Повторить', exact: true }).click();
  await order.getByRole('alert').waitFor({ timeout: LIMIT_MS });
});

it('the result and the history lead to the order, which is due when the wizard said', async () => {
  const { page } = world;
  const order = /\/plugins\/dashboards\/products\/[a-z0-9]+$/;
  await wizard.upload('срок.csv', FILE.replaceAll('ИСТ', 'СРОК'));
  await wizard.step('Файл');
  await page.getByLabel('Срок заказа').fill('2027-03-01');
  await wizard.reread(() => wizard.button('Применить').click());
  await wizard.step('Проверка');
  await wizard.commit('Создать 3 детали');
  await wizard.button('Открыть заказ').click();
  await page.waitForURL(order);
  await page.getByText('срок 1 мар. 2027 г.').first().waitFor({ timeout: LIMIT_MS });
  await openHistory();
  const own = page.locator('main li', { hasText: 'срок.csv' });
  expect(await own.innerText()).toMatch(/\d{4} г\., \d\d:\d\d · \S+/);
  await own.getByRole('link', { name: 'СРОК' }).click();
  await page.waitForURL(order);
});
