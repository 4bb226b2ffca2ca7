import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { importBom, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Every act on a batch and on an order, driven through the panel's pages against the built product. */

/** A frame of two axles; five frames are ordered. */
const BOM = [
  'Уровень;Обозначение;Наименование;Кол-во;Операции',
  '1;РАМА-1;Рама;1;Сборка,Сварка',
  '2;Р-01;Ось;2;Резка',
];

let world: PanelWorld;
let page: Page;
let frame: string;
let axle: string;

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const codes = await importBom(world, BOM, { orderNumber: '117', quantity: 5 });
  frame = codes.get('РАМА-1') ?? '';
  axle = codes.get('Р-01') ?? '';
}, 120_000);

afterAll(() => world?.stop());

async function open(code: string): Promise<void> {
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.waitForSelector('[data-live=live]');
}

async function numberIs(key: string, value: number): Promise<void> {
  const row = page.locator(`[data-number=${key}]`);
  await row.filter({ hasText: new RegExp(`\\D${value}$`) }).waitFor({ timeout: LIMIT_MS });
}

/** Open an act's dialog and fill in what it asks. */
async function begin(act: string, { quantity, reason }: { quantity?: number; reason?: string }) {
  await page.click(`[data-act=${act}]`);
  const dialog = page.getByRole('dialog');
  if (quantity !== undefined) await dialog.locator('input').last().fill(String(quantity));
  if (reason !== undefined) await dialog.locator('textarea').fill(reason);
  return dialog;
}

async function send(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

async function done(dialog: Locator): Promise<void> {
  await dialog.locator('[data-done]').waitFor({ timeout: LIMIT_MS });
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
}

it('a hold is seen on a dashboard in a second window at once, and released from there', async () => {
  await open(frame);
  const dashboard = await world.context.newPage();
  await dashboard.goto('/admin/plugins/dashboards');
  await dashboard.waitForSelector('[data-live=live]');
  const dialog = await begin('hold', { reason: 'Нет прутка' });
  await send(dialog, 'Задержать');
  const held = dashboard.locator(`[data-held="${frame}"]`);
  await held.filter({ hasText: 'Нет материала: Нет прутка' }).waitFor({ timeout: LIMIT_MS });
  await done(dialog);
  await page.waitForSelector('[data-hold]');
  expect(await page.locator('[data-act=hold]').count()).toBe(0);
  await held.locator('[data-release]').click();
  await held.waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.waitForSelector('[data-hold]', { state: 'detached', timeout: LIMIT_MS });
  await dashboard.close();
});

it('holds and releases on the page itself', async () => {
  const hold = await begin('hold', { reason: 'Вопрос к технологу' });
  await send(hold, 'Задержать');
  await done(hold);
  const release = await begin('release-hold', {});
  await send(release, 'Снять задержку');
  await done(release);
  await page.waitForSelector('[data-hold]', { state: 'detached', timeout: LIMIT_MS });
  await page.locator('[data-event=released]').first().waitFor({ timeout: LIMIT_MS });
});

it('adds pieces, and the proposal for the child is accepted', async () => {
  const dialog = await begin('add', { quantity: 3 });
  const button = dialog.getByRole('button', { name: 'Добавить детали', exact: true });
  expect(await button.isDisabled()).toBe(true);
  await dialog.locator('textarea').fill('На замену брака');
  await button.click();
  const proposal = dialog.locator(`[data-proposal="${axle}"]`);
  await proposal.filter({ hasText: 'Р-01: добавить 6 шт.' }).waitFor({ timeout: LIMIT_MS });
  await proposal.locator('[data-accept]').click();
  await proposal.getByText('Принято').waitFor({ timeout: LIMIT_MS });
  await done(dialog);
  await numberIs('quantity', 8);
  await numberIs('required', 5);
  await open(axle);
  await numberIs('quantity', 16);
  await page.locator('[data-event=added]').filter({ hasText: frame }).waitFor({ timeout: LIMIT_MS });
});

it('withdraws pieces, and the proposal for the child is left', async () => {
  await open(frame);
  const dialog = await begin('withdraw', { quantity: 1, reason: 'Заказчик передумал' });
  await send(dialog, 'Снять детали');
  const proposal = dialog.locator(`[data-proposal="${axle}"]`);
  await proposal.filter({ hasText: 'Р-01: снять 2 шт.' }).waitFor({ timeout: LIMIT_MS });
  await proposal.locator('[data-leave]').click();
  await proposal.getByText('Оставлено').waitFor({ timeout: LIMIT_MS });
  await done(dialog);
  await numberIs('quantity', 7);
  await numberIs('withdrawn', 1);
  await open(axle);
  await numberIs('quantity', 16);
});

it('says who answers for the batch, and the history tells who did before', async () => {
  const role = await world.ask<{ roles: { id: number; type: string }[] }>(
    'GET',
    '/api/users-permissions/roles',
  );
  const operator = role.roles.find(({ type }) => type === 'operator')?.id;
  await world.ask('POST', '/api/users', {
    username: 'Орлова',
    email: 'orlova@factory.example',
    password: 'Secret-1234',
    role: operator,
  });
  await open(frame);
  await page.click('[data-responsible]');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Орлова' }).click();
  await send(dialog, 'Назначить');
  const set = page.locator('[data-event=responsible-set]');
  await set.filter({ hasText: 'никто → Орлова' }).waitFor({ timeout: LIMIT_MS });
});

it('says a refusal in words inside the dialog, and what was typed stays', async () => {
  await open(frame);
  const dialog = await begin('withdraw', { quantity: 100, reason: 'Много' });
  await send(dialog, 'Снять детали');
  const alert = dialog.getByRole('alert');
  await alert.waitFor({ timeout: LIMIT_MS });
  expect(await alert.textContent()).toMatch(/7.*[а-яё]/i);
  expect(await dialog.locator('textarea').inputValue()).toBe('Много');
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  await numberIs('quantity', 7);
});

it('splits waiting pieces off into a lot of their own and takes them back', async () => {
  const split = await begin('split', { quantity: 2 });
  await send(split, 'Отделить часть');
  await split.getByRole('link', { name: 'Открыть новую партию' }).click();
  await numberIs('quantity', 2);
  await page.getByText('отделённая партия 1').waitFor();
  const reverse = await begin('reverse-split', {});
  await send(reverse, 'Вернуть отделённые');
  await reverse.getByRole('link', { name: 'Открыть исходную партию' }).click();
  await numberIs('quantity', 7);
  await page.locator('[data-event=split-reversed]').waitFor({ timeout: LIMIT_MS });
});

it('replaces a label: the old code still finds the batch and says which one is valid', async () => {
  const dialog = await begin('void-label', { reason: 'Залита маслом' });
  await send(dialog, 'Заменить этикетку');
  await done(dialog);
  const notice = page.getByText(`Этикетка ${frame} аннулирована`);
  await notice.waitFor({ timeout: LIMIT_MS });
  const valid = /Действует ([0-9A-Z]{13})/.exec((await notice.textContent()) ?? '')?.[1] ?? '';
  expect(valid).toMatch(/^[0-9A-Z]{13}$/);
  expect(valid).not.toBe(frame);
  await open(valid);
  await numberIs('quantity', 7);
});

it('shows the label that is valid now, and prints it as the preview shows it', async () => {
  const card = page.locator('[data-label]');
  const code = (await card.getAttribute('data-label')) ?? '';
  expect(code).not.toBe(frame);
  const symbol = card.getByRole('img', { name: `QR-код ${code}` });
  await symbol.waitFor({ timeout: LIMIT_MS });
  await page.waitForFunction(
    (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
    await symbol.elementHandle(),
  );
  await card.locator('[data-print-label]').click();
  await page
    .locator('svg text')
    .filter({ hasText: code.slice(0, 4) })
    .waitFor({ timeout: LIMIT_MS });
  const printed = async (): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Скачать PDF' }).click(),
    ]);
    return download.suggestedFilename();
  };
  // Why is asked of what is printed again.
  expect(await page.getByLabel('Зачем печатаете снова').count()).toBe(0);
  expect(await printed()).toBe('labels.pdf');
  await page.getByLabel('Зачем печатаете снова').fill('Прежняя залита маслом');
  expect(await printed()).toBe('labels.pdf');
  await page.goBack();
  await page
    .locator('[data-event=label-printed]')
    .filter({ hasText: 'Прежняя залита маслом' })
    .waitFor({ timeout: LIMIT_MS });
  const told = (of: string, text: RegExp) =>
    page.locator(`[data-label-row="${of}"]`).getByText(text).first().waitFor({ timeout: LIMIT_MS });
  await told(code, /^действует$/);
  await told(code, /^напечатана 2 раза, последний раз /);
  await told(frame, new RegExp(`^аннулирована .*, вместо неё ${code} · Залита маслом$`));
  await told(frame, /^не печаталась$/);
});

it('cancels a batch: what waits is withdrawn, what is finished stays, and no act is offered', async () => {
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: axle, operation: 1, good: 4, occurredAt };
  await world.ask('POST', '/api/scans', scan);
  await open(axle);
  const dialog = await begin('cancel', { reason: 'Купим готовые' });
  await send(dialog, 'Отменить партию');
  await done(dialog);
  await numberIs('withdrawn', 12);
  await numberIs('finished', 4);
  await page.locator('[data-act]').first().waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('cancels an order from its page, and a dashboard in a second window tells so at once', async () => {
  const dashboard = await world.context.newPage();
  await dashboard.goto('/admin/plugins/dashboards');
  const order = dashboard.locator('[data-product="РАМА-1"]');
  await order.waitFor();
  await dashboard.waitForSelector('[data-live=live]');
  await page.getByRole('link', { name: /Заказ: РАМА-1/ }).click();
  await page.click('[data-cancel-order]');
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('Заказчик отказался');
  await send(dialog, 'Отменить заказ');
  await dialog.getByText('Заказ и 1 партия отменены.').waitFor({ timeout: LIMIT_MS });
  await order.filter({ hasText: 'Отменён' }).waitFor({ timeout: LIMIT_MS });
  await done(dialog);
  await page.waitForSelector('[data-cancelled]');
  expect(await page.locator('[data-cancel-order]').count()).toBe(0);
  expect(await page.locator('[data-part]').count()).toBe(0);
  await dashboard.close();
});
