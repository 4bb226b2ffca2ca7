import path from 'node:path';
import { PROJECT_DIR } from '../project-dir.mjs';

const SAMPLE = path.join(PROJECT_DIR, 'public', 'samples', 'bom-sample.xlsx');
const FAULTY = [
  '№;Обозначение;Наименование;Кол-во;Операции',
  '1;ТГ-300.01;Рама;1;Св, Покр',
  '1.1;ТГ-300.01.01;Лонжерон;2;Заг, Св',
  '1.2;ТГ-300.01.02;Поперечина;полтора;Заг, Св',
  '1.4.1;ТГ-300.01.03;Кронштейн;0;Лазер',
].join('\n');

async function goTo(page, number) {
  await page
    .locator('nav ol button')
    .nth(number - 1)
    .click();
}

/** Each look imports the sample for an order of its own. */
const FIRST_ORDER = 117;

/** The bar while the import is written: the request waits until the picture is taken. */
async function shootWriting(page, shoot) {
  const commit = /\/importer\/previews\/[^/]+\/commit$/;
  let release = () => undefined;
  const pictured = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(commit, async (route) => {
    await pictured;
    await route.continue();
  });
  await page.locator('button', { hasText: /(Создать|Create) 14/ }).click();
  await page.waitForSelector('[data-progress]');
  await shoot('import-writing');
  release();
}

/** The wizard with a file that has faults, and with the sample to its end. */
export function shootImport(_shooter, panel) {
  let order = FIRST_ORDER;
  return panel.walk(async (page, shoot, language) => {
    await page.goto('/admin/plugins/importer');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await shoot('import');
    const name = language === 'ru' ? 'ошибки.csv' : 'faults.csv';
    await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(FAULTY) });
    await page.waitForSelector('table');
    await shoot('import-issues');
    await page.goto('/admin/plugins/importer');
    await page.waitForSelector('[data-open]');
    await shoot('import-begun');
    await page.setInputFiles('input[type=file]', SAMPLE);
    await page.waitForSelector('table');
    await goTo(page, 1);
    await page.fill('input[name=order]', String(order++));
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
    await shootWriting(page, shoot);
    await page.locator('[role=status] h2', { hasText: 'ТГ-250' }).waitFor();
    await shoot('import-result');
  });
}
