import type { Locator, Page } from 'playwright-core';
import { greyPng } from '../support/picture';
import { importBom, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Notes on a batch and the lines of its bill of materials, by hand on the batch's page. */

/** A frame of two axles; five frames are ordered. */
const BOM = [
  'Уровень;Обозначение;Наименование;Кол-во;Операции',
  '1;РАМА-1;Рама;1;Сборка',
  '2;Р-01;Ось;2;Резка',
  '2;Р-02;Кронштейн;1;Резка',
];

let world: PanelWorld;
let page: Page;
let frame: string;
let axle: string;
let bracket: string;

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const codes = await importBom(world, BOM, { orderNumber: '117', quantity: 5 });
  frame = codes.get('РАМА-1') ?? '';
  axle = codes.get('Р-01') ?? '';
  bracket = codes.get('Р-02') ?? '';
}, 120_000);

afterAll(() => world?.stop());

async function open(code: string): Promise<void> {
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.waitForSelector('[data-live=live]');
  await page.waitForSelector('[data-event]');
}

async function send(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
}

it('writes a note with a photo about an operation, and the history tells of it', async () => {
  await open(frame);
  await page.click('[data-write-note]');
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Сохранить заметку' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.locator('textarea').fill('Брать пруток\nиз второй стопки');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Операция 1. Сборка' }).click();
  const photo = { name: 'стопка.png', mimeType: 'image/png', buffer: greyPng() };
  await dialog.locator('input[type=file]').setInputFiles(photo);
  await dialog.locator('img').waitFor({ timeout: LIMIT_MS });
  await save.click();
  const note = page.locator('[data-note]').filter({ hasText: 'Брать пруток' });
  await note.filter({ hasText: 'Операция 1. Сборка' }).waitFor({ timeout: LIMIT_MS });
  await page.waitForFunction(
    (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
    await note.locator('img').elementHandle(),
  );
  const told = page.locator('[data-event=note-added]');
  await told.filter({ hasText: 'Брать пруток' }).waitFor({ timeout: LIMIT_MS });
});

it('says in words why a file is no photo, and what was typed stays', async () => {
  await page.click('[data-write-note]');
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('Со схемой');
  const text = { name: 'схема.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') };
  await dialog.locator('input[type=file]').setInputFiles(text);
  await send(dialog, 'Сохранить заметку');
  const alert = dialog.getByRole('alert');
  await alert.waitFor({ timeout: LIMIT_MS });
  expect(await alert.innerText()).toMatch(/[а-яё]/i);
  expect(await dialog.locator('textarea').inputValue()).toBe('Со схемой');
  await close(dialog);
  expect(await page.locator('[data-note]').count()).toBe(1);
});

it('edits an own note and takes its photo away', async () => {
  await page.click('[data-note] [data-edit]');
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('Пруток кончился');
  await send(dialog, 'Убрать снимок');
  await send(dialog, 'Сохранить заметку');
  const note = page.locator('[data-note]').filter({ hasText: 'Пруток кончился' });
  await note.filter({ hasText: 'изменена' }).waitFor({ timeout: LIMIT_MS });
  expect(await note.locator('img').count()).toBe(0);
});

it('deletes an own note; that it was there stays in the history', async () => {
  await page.click('[data-note] [data-delete]');
  await send(page.getByRole('dialog'), 'Удалить заметку');
  await page.locator('[data-note]').waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.locator('[data-event=note-deleted]').waitFor({ timeout: LIMIT_MS });
  await page.getByText('Пруток кончился').waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('changes the quantity of a line, and says that the bill of materials is why the child should follow', async () => {
  await page.click(`[data-line="${axle}"] [data-change]`);
  const dialog = page.getByRole('dialog');
  await dialog.locator('input').first().fill('3');
  await send(dialog, 'Изменить количество');
  const proposal = dialog.locator(`[data-proposal="${axle}"]`);
  await proposal.getByText('Р-01: добавить 5 шт.').waitFor({ timeout: LIMIT_MS });
  await proposal.getByText('Изменился состав: на одну теперь идёт 3.').waitFor();
  await proposal.locator('[data-accept]').click();
  await proposal.getByText('Принято').waitFor({ timeout: LIMIT_MS });
  await close(dialog);
  await page.locator(`[data-line="${axle}"]`).getByText('3 на одну').waitFor({ timeout: LIMIT_MS });
  await open(axle);
  const added = page.locator('[data-event=added]');
  await added.filter({ hasText: `Изменился состав партии ${frame}` }).waitFor({ timeout: LIMIT_MS });
});

it('refuses in words what would make a batch contain itself', async () => {
  await page.click('[data-add-line]');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name=search]').fill('РАМА');
  await dialog.locator(`[data-choice="${bracket}"]`).waitFor({ state: 'detached', timeout: LIMIT_MS });
  await dialog.getByText('РАМА-1 · Рама').click();
  await send(dialog, 'Добавить в состав');
  const alert = dialog.getByRole('alert');
  await alert.waitFor({ timeout: LIMIT_MS });
  expect(await alert.innerText()).toContain('РАМА-1');
  await close(dialog);
  await page.getByText('Составных частей нет.').waitFor();
});

it('adds a batch of the order, and removes it again', async () => {
  await page.click('[data-add-line]');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Р-02 · Кронштейн').click();
  await send(dialog, 'Добавить в состав');
  await dialog.locator('[data-done]').waitFor({ timeout: LIMIT_MS });
  await close(dialog);
  const line = page.locator(`[data-line="${bracket}"]`);
  await line.getByText('1 на одну').waitFor({ timeout: LIMIT_MS });
  await line.locator('[data-remove]').click();
  await send(dialog, 'Убрать из состава');
  await dialog.locator('[data-done]').waitFor({ timeout: LIMIT_MS });
  await close(dialog);
  await line.waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('adds a part that does not exist yet, launched for all its parents', async () => {
  await open(frame);
  await page.click('[data-add-line]');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option', { name: 'Новую деталь' }).click();
  await dialog.getByLabel('Обозначение').fill('Р-09');
  await dialog.getByLabel('Наименование').fill('Шайба');
  await dialog.getByLabel('На одну, шт.').fill('4');
  await send(dialog, 'Добавить в состав');
  await dialog.locator('[data-done]').waitFor({ timeout: LIMIT_MS });
  await close(dialog);
  const line = page.locator('[data-line]').filter({ hasText: 'Р-09 · Шайба' });
  await line.getByText('4 на одну').waitFor({ timeout: LIMIT_MS });
  await line.getByRole('link').click();
  const quantity = page.locator('[data-number=quantity]');
  await quantity.filter({ hasText: /\D20$/ }).waitFor({ timeout: LIMIT_MS });
});
