import path from 'node:path';
import { PROJECT_DIR } from '../project-dir.mjs';
import { shootRareImports } from './importer-rare.mjs';

const SAMPLE = path.join(PROJECT_DIR, 'public', 'samples', 'bom-sample.xlsx');
const FAULTY = [
  '№;Обозначение;Наименование;Кол-во;Операции',
  '1;ТГ-300.01;Рама;1;Св, Покр',
  '1.1;ТГ-300.01.01;Лонжерон;2;Заг, Св',
  '1.2;ТГ-300.01.02;Поперечина;полтора;Заг, Св',
  '1.4.1;ТГ-300.01.03;Кронштейн;0;Лазер',
].join('\n');

const FIRST = [
  'Уровень;Обозначение;Наименование;Кол-во;Операции',
  '0;ТГ-400;Рама;1;Св',
  '1;ТГ-400.01;Лонжерон;2;Заг, Св',
  '1;ТГ-400.02;Поперечина;4;Заг, Св',
  '1;ТГ-400.03;Кронштейн;2;Лазер',
].join('\n');
/** More of one, less of another, another route, a new part, and one that is no more there. */
const NEXT = [
  'Уровень;Обозначение;Наименование;Кол-во;Операции',
  '0;ТГ-400;Рама сварная;1;Св',
  '1;ТГ-400.01;Лонжерон;3;Заг, Св',
  '1;ТГ-400.02;Поперечина;2;Лазер, Св',
  '1;ТГ-400.04;Косынка;8;Лазер',
].join('\n');

/** None of its headings is known. */
const UNKNOWN = ['Выписка;;', 'Альфа;Бета;Гамма', 'вал;раз;2', 'ось;два;3'].join('\n');

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** An update of an order that exists: what changes and what is proposed; then what was imported, with its undo. */
async function shootUpdate(page, shoot, orderNumber) {
  for (const [text, isNext] of [
    [FIRST, false],
    [NEXT, true],
  ]) {
    await page.goto('/admin/plugins/importer');
    await page.setInputFiles('input[type=file]', csv('ТГ-400.csv', text));
    await page.waitForSelector('table');
    await goTo(page, 1);
    await page.fill('input[name=order]', orderNumber);
    await page.click('form button[type=submit]');
    await page.locator('form button[type=submit]:is([aria-disabled=true], [disabled])').waitFor();
    await page.waitForSelector('[aria-busy=false]');
    await goTo(page, 3);
    await page.waitForSelector('table');
    if (isNext) break;
    await page.locator('button', { hasText: /^(Создать|Create) 4/ }).click();
    await page.locator('[role=status] h2', { hasText: 'ТГ-400' }).waitFor();
  }
  await page.waitForSelector('[role=checkbox]');
  await shoot('import-update');
  await page.locator('form[aria-label]').scrollIntoViewIfNeeded();
  await page.locator('[role=region] table').evaluate((table) => table.scrollIntoView({ block: 'start' }));
  await shoot('import-tree');
  await page.goto('/admin/plugins/importer');
  const history = page.locator('h2', { hasText: /^(Что импортировали|What was imported)$/ });
  await history.scrollIntoViewIfNeeded();
  await page
    .locator('button', { hasText: /^(Повторить заказ|Repeat the order)$/ })
    .first()
    .click();
  await page.waitForSelector('form input[name^=order-]');
  await shoot('import-history');
}

async function goTo(page, number) {
  await page
    .locator('nav ol button')
    .nth(number - 1)
    .click();
}

/** Each look imports the sample for an order of its own. */
const FIRST_ORDER = 117;

/** The wizard with a file that has faults, and with the sample to its end. */
export function shootImport(_shooter, panel) {
  let order = FIRST_ORDER;
  return panel.walk(async (page, shoot, language) => {
    await page.goto('/admin/plugins/importer');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await page.waitForLoadState('networkidle');
    await shoot('import');
    const name = language === 'ru' ? 'ошибки.csv' : 'faults.csv';
    await page.setInputFiles('input[type=file]', csv(name, FAULTY));
    await page.waitForSelector('table');
    await shoot('import-issues');
    await page.goto('/admin/plugins/importer');
    await page.setInputFiles('input[type=file]', csv('выписка.csv', UNKNOWN));
    await page.waitForSelector('[data-first-row]');
    await shoot('import-heading');
    await page.goto('/admin/plugins/importer');
    await page.waitForSelector('[data-open]');
    await shoot('import-begun');
    await page.setInputFiles('input[type=file]', SAMPLE);
    await page.waitForSelector('table');
    await goTo(page, 1);
    await page.fill('input[name=order]', String(order++));
    await page.fill('input[name=due]', '2027-03-01');
    await page.click('form button[type=submit]');
    await page.waitForSelector(
      'form button[type=submit][aria-disabled=true], form button[type=submit][disabled]',
    );
    await page.waitForSelector('[aria-busy=false]');
    await shoot('import-understood');
    await goTo(page, 2);
    await shoot('import-columns');
    await page.locator('button', { hasText: /^(Дальше: проверка|Next: check)$/ }).click();
    await page.waitForSelector('table');
    await shoot('import-check');
    await page.locator('button', { hasText: /(Создать|Create) 14/ }).click();
    await page.locator('[role=status] h2', { hasText: 'ТГ-250' }).waitFor();
    await shoot('import-result');
    await shootUpdate(page, shoot, String(order));
    await shootRareImports(page, shoot, { panel, round: order });
  });
}
