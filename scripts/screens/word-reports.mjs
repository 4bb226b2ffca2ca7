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
    await shoot('word-reports');
  });
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
    await shoot('word-onedrive-folder');
    await workbook.click();
    await page.waitForSelector('tbody tr');
    await page.locator('tbody [role=checkbox]').nth(1).click();
    await page.waitForSelector('dl');
    await shoot('word-onedrive-rows');
  });
}
