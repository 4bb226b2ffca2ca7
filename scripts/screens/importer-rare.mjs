import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';

const ExcelJS = createRequire(import.meta.url)('exceljs');

const HEADING = ['Уровень', 'Обозначение', 'Наименование', 'Кол-во', 'Операции'];
/** Sorted by level: the column of parents says where the rows belong, their levels by the rows above say otherwise. */
const AMBIGUOUS = [
  'Уровень;Куда входит;Обозначение;Наименование;Кол-во',
  '0;;ТГ-500;Тележка;1',
  '1;ТГ-500;ТГ-500.01;Рама;2',
  '1;ТГ-500;ТГ-500.02;Ходовая часть;2',
  '2;ТГ-500.01;ТГ-500.03;Балка;4',
  '2;ТГ-500.02;ТГ-500.04;Колесо;2',
];
const ORDERS = [
  '№ заказа;№;Обозначение;Наименование;Кол-во',
  '201;1;ТГ-700;Рама;1',
  '201;1.1;ТГ-700.01;Балка;2',
  '202;1;ТГ-710;Стойка;1',
  '202;1.1;ТГ-710.01;Труба;3',
];
/** So many rows take long enough to be seen on their way. */
const MANY = 12_000;

const csv = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });

async function upload(page, file) {
  await page.goto('/admin/plugins/importer');
  await page.setInputFiles('input[type=file]', file);
  await page.waitForSelector('table');
}

/** One bill of materials over two sheets. */
async function twoSheets() {
  const workbook = new ExcelJS.Workbook();
  workbook
    .addWorksheet('Лист 1')
    .addRows([HEADING, [0, 'ТГ-600', 'Шкаф', 1, 'Св'], [1, 'ТГ-600.01', 'Каркас', 2, 'Св']]);
  workbook
    .addWorksheet('Лист 2')
    .addRows([HEADING, [2, 'ТГ-600.02', 'Уголок', 4, 'Заг'], [1, 'ТГ-600.03', 'Дверь', 1, 'Лазер']]);
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
  return { name: 'шкаф.xlsx', mimeType: 'application/octet-stream', buffer };
}

/** The bar on its way; then the import is stopped, so that nothing of it is left. */
async function shootWriting(page, shoot, round) {
  const rows = Array.from({ length: MANY }, (_, index) => `1;ТГ-900.${index + 1};Планка;2;Заг, Св`);
  await upload(page, csv('много.csv', [HEADING.join(';'), `0;ТГ-900-${round};Линия;1;Св`, ...rows]));
  await page.locator('button', { hasText: /^(Создать|Create) 12/ }).click();
  await page.waitForFunction(
    () => Number(globalThis.document.querySelector('[data-progress]')?.dataset.progress ?? 0) >= 15,
  );
  await shoot('import-writing');
  await page.locator('button', { hasText: /^(Прервать импорт|Stop the import)$/ }).click();
  await page.waitForSelector('[data-progress]', { state: 'detached' });
}

/** A terminal at a machine reports, with a token of its own. */
async function reportOne(panel, designation, terminal) {
  const { data } = await panel.ask('POST', '/admin/api-tokens', {
    ...{ name: terminal, description: '', type: 'full-access', lifespan: null },
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${data.accessKey}` };
  const address = `${panel.shooter.baseUrl}/api`;
  const found = await fetch(`${address}/parts?filters[designation]=${encodeURIComponent(designation)}`, {
    headers,
  });
  const [{ code }] = (await found.json()).data;
  const scan = {
    partCode: code,
    operation: 1,
    kind: 'report',
    good: 1,
    occurredAt: new Date().toISOString(),
  };
  const answer = await fetch(`${address}/scans`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ ...scan, scanId: randomUUID() }) },
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** An import of which a batch was worked on: which one, and what can still be undone. */
async function shootInUse(page, shoot, { panel, round }) {
  const own = `ТГ-800-${round}`;
  const lines = [
    HEADING.join(';'),
    `0;${own};Стол;1;Св`,
    `1;${own}.01;Рама;2;Заг, Св`,
    `1;${own}.02;Полка;4;Лазер`,
  ];
  await upload(page, csv('стол.csv', lines));
  await page.locator('button', { hasText: /^(Создать|Create) 3/ }).click();
  await page.locator('[role=status] h2', { hasText: own }).waitFor();
  await reportOne(panel, `${own}.01`, `Терминал ${round}`);
  await page.goto('/admin/plugins/importer');
  const undo = page.locator('button', { hasText: /^(Отменить импорт|Undo the import)$/ }).first();
  await undo.click();
  const rest = page.locator('button', { hasText: /^(Отменить остальные|Undo the rest)/ }).first();
  await rest.waitFor();
  await rest.scrollIntoViewIfNeeded();
  await shoot('import-in-use');
}

/** What is seen seldom: a file that can be read two ways, several orders, several sheets, a long commit, an import in use. */
export async function shootRareImports(page, shoot, { panel, round }) {
  await upload(page, csv('тележка.csv', AMBIGUOUS));
  await shoot('import-ambiguous');
  await upload(page, csv('заказы.csv', ORDERS));
  await page.waitForSelector('[data-asks-order]');
  await shoot('import-orders');
  await upload(page, await twoSheets());
  await page.waitForSelector('[data-sheets]');
  await shoot('import-sheets');
  await shootWriting(page, shoot, round);
  await shootInUse(page, shoot, { panel, round });
}
