import type { Locator, Page } from 'playwright-core';
import type { Preview } from '../../plugins/importer/server/src/contracts';
import { LIMIT_MS, type PanelWorld } from './panel-world';

/** The import page as a Russian technologist uses it. */
export interface ImportPage {
  /** Opens it anew and gives it a file; what the server understood. */
  upload(name: string, content: string | Buffer): Promise<Preview>;
  button(name: string | RegExp): Locator;
  /** A list of the page, and what is chosen in it. */
  list(label: string): Locator;
  choose(label: string, option: string | RegExp): Promise<void>;
  /** Does something after which the file is read again; what was understood then. */
  reread(act: () => Promise<void>): Promise<Preview>;
  step(name: 'Файл' | 'Столбцы' | 'Проверка'): Promise<void>;
  tree(): Locator;
  /** The row of the tree that is a row of the file; of which sheet where several are read. */
  row(number: number, sheet?: string): Locator;
  /** Presses the button that commits, and waits for the result. */
  commit(name: string): Promise<void>;
}

const ANSWER = /\/importer\/previews(\/[^/]+\/again)?$/;

async function understood(page: Page, act: () => Promise<void>): Promise<Preview> {
  const answer = page.waitForResponse(
    (got) => ANSWER.test(new URL(got.url()).pathname) && got.request().method() === 'POST',
    { timeout: LIMIT_MS },
  );
  await act();
  const got = await answer;
  if (got.status() !== 201) throw new Error(`It was not read: ${await got.text()}`);
  const preview = (await got.json()) as Preview;
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached', timeout: LIMIT_MS });
  return preview;
}

/** @param world whose page is used */
export function importPage({ page }: PanelWorld): ImportPage {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const list = (label: string) => page.getByRole('combobox', { name: label, exact: true });
  const tree = () => page.getByRole('region', { name: 'Обозначение и наименование' });
  return {
    button,
    list,
    tree,
    row: (number, sheet) =>
      tree().locator(`tr[data-row="${number}"]${sheet === undefined ? '' : `[data-sheet="${sheet}"]`}`),
    async upload(name, content) {
      await page.goto('/admin/plugins/importer');
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
      return understood(page, () => page.locator('input[type=file]').setInputFiles(file));
    },
    async choose(label, option) {
      await list(label).click();
      await page
        .getByRole('option', { name: option, ...(typeof option === 'string' ? { exact: true } : {}) })
        .click();
    },
    reread: (act) => understood(page, act),
    async step(name) {
      await page.getByRole('navigation', { name: 'Шаги импорта' }).getByRole('button', { name }).click();
    },
    async commit(name) {
      await button(name).click();
      await page.getByRole('heading', { name: /^Импортировано: / }).waitFor({ timeout: LIMIT_MS });
    },
  };
}
