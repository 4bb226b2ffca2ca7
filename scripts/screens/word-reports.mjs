import { Document, Packer, Paragraph } from 'docx';

const CSV = [
  '№ бирки;Наименование;Количество;Масса',
  'A-101;Кронштейн левый;4;1,25',
  'A-102;Кронштейн правый;4;1,25',
  'A-103;Втулка;12;0,3',
].join('\n');

async function send(shooter, panel, path, options = {}) {
  const headers = { authorization: `Bearer ${panel.token}` };
  const answer = await fetch(`${shooter.baseUrl}/word-reports${path}`, { ...options, headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer;
}

/** A template in the shop's words, made of the one that the program gives. */
async function keepTemplate(shooter, panel) {
  const starter = await send(shooter, panel, '/starter?kind=starter&language=ru');
  const form = new FormData();
  form.append('name', 'Бирка цеха № 4');
  form.append('file', await starter.blob(), 'starter.docx');
  await send(shooter, panel, '/templates', { method: 'POST', body: form });
}

/** From its top down to the names of the files: a desk's picture is higher than its screen. */
const WHOLE_PX = 1300;

/** Shoot from the top of the page, wherever choosing has scrolled it to. */
async function fromTheTop(page, shoot) {
  const size = page.viewportSize();
  if (size.width > 1000) await page.setViewportSize({ ...size, height: WHOLE_PX });
  await page.evaluate(
    `for (const one of document.querySelectorAll('*')) if (one.scrollTop > 0) one.scrollTop = 0`,
  );
  await shoot();
  await page.setViewportSize(size);
}

/** The page of Word reports with a template, a table and two rows of it. */
export async function shootWordReports(shooter, panel) {
  await keepTemplate(shooter, panel);
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/word-reports');
    await page.getByRole('combobox').first().click();
    await page.getByRole('option').first().click();
    const file = { name: 'бирки.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };
    await page.locator('input[type=file][accept*=csv]').setInputFiles(file);
    await page.waitForSelector('tbody tr');
    await page.locator('tbody [role=checkbox]').nth(0).click();
    await page.locator('tbody [role=checkbox]').nth(2).click();
    await page.waitForSelector('dl');
    await fromTheTop(page, () => shoot('word-reports'));
    await makeReports(page);
    await page.getByRole('heading', { name: /^(Журнал отчётов|Log of reports)$/ }).scrollIntoViewIfNeeded();
    await shoot('word-log');
  });
}

/** Press the button of making and wait until its file has come and stands in the log. */
async function makeReports(page) {
  const make = page.getByRole('button', { name: /^(Составить и скачать|Make and download)$/ });
  const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
  await download.delete();
  await page.locator('li').filter({ hasText: download.suggestedFilename() }).first().waitFor();
}

/** A template with errors: where each stands. */
export async function shootTemplateErrors(shooter, panel) {
  const faulty = new Document({
    sections: [
      {
        children: ['{{№ бирки}', '{{#Операции}}', '{{Этап}}'].map((text) => new Paragraph(text)),
      },
    ],
  });
  const form = new FormData();
  form.append('name', 'Черновик');
  form.append('file', new Blob([await Packer.toBuffer(faulty)]), 'draft.docx');
  const made = await (await send(shooter, panel, '/templates', { method: 'POST', body: form })).json();
  await panel.walk(async (page, shoot) => {
    await page.goto(`/admin/plugins/word-reports?template=${made.id}`);
    const file = { name: 'бирки.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };
    await page.locator('input[type=file][accept*=csv]').setInputFiles(file);
    await page.locator('tbody [role=checkbox]').nth(0).click();
    await page.getByText(/^(Ошибки в шаблоне|Errors in the template)$/).waitFor();
    await page.waitForLoadState('networkidle');
    await fromTheTop(page, () => shoot('word-template-errors'));
  });
  await send(shooter, panel, `/templates/${made.id}`, { method: 'DELETE' });
}

/** The settings of the connection to OneDrive, after a test of it. */
export async function shootConnection(_shooter, panel) {
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/settings/onedrive');
    await page.getByRole('button', { name: /^(Проверить связь|Test the connection)$/ }).click();
    await page.getByRole('link', { name: /^(Открыть в OneDrive|Open in OneDrive)$/ }).waitFor();
    await shoot('word-connection');
  });
}

/** The tab of OneDrive: its folders, and the rows of a workbook there. */
export async function shootOneDrive(_shooter, panel) {
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/word-reports');
    await page.getByRole('combobox').first().click();
    await page.getByRole('option').first().click();
    await page.getByRole('tab', { name: /OneDrive$/ }).click();
    await page.getByRole('button', { name: 'Отчёты' }).click();
    const workbook = page.getByRole('button', { name: 'Бирки за ноябрь.csv' });
    await workbook.waitFor();
    await fromTheTop(page, () => shoot('word-onedrive-folder'));
    await workbook.click();
    await page.waitForSelector('tbody tr');
    await page.locator('tbody [role=checkbox]').nth(1).click();
    await page.waitForSelector('dl');
    await fromTheTop(page, () => shoot('word-onedrive-rows'));
    await page.getByRole('checkbox', { name: /^(Сохранить и в OneDrive|Save to OneDrive too)$/ }).click();
    await page.getByLabel(/^(Папка|Folder)$/).fill('Готовые');
    await makeReports(page);
    await page.getByLabel(/^(Папка|Folder)$/).scrollIntoViewIfNeeded();
    await shoot('word-onedrive-saved');
  });
}
