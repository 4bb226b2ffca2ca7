import type { Page } from 'playwright-core';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, startScanWorld, type ScanWorld } from './scan-world';
import { SHAPES, wrongWith } from './wcag';

/** Each screen of the station held across, on the narrowest phone, and with text of twice the size. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

/** Twice the text, as a person sets it in the browser: also on pages that are opened later. */
async function setText(page: Page, fontSize: string): Promise<void> {
  if (fontSize === '100%') return;
  await page.addInitScript((size) => {
    const set = (): void => document.documentElement.style.setProperty('font-size', size, 'important');
    document.addEventListener('DOMContentLoaded', set);
  }, fontSize);
}

describe.each(SHAPES)('$shape', ({ shape, viewport, fontSize }) => {
  it('each screen holds WCAG 2.2 AA, with targets for gloves and no scrolling sideways', async () => {
    const designation = `АСЦБ.800.${SHAPES.findIndex((one) => one.shape === shape)}`;
    const code = await world.part(5, designation);
    const page = await world.phone('ru-RU', { viewport });
    await setText(page, fontSize);
    const wrong: Record<string, string[]> = {};
    const look = async (screen: string): Promise<void> => {
      const found = await wrongWith(page);
      if (found.length > 0) wrong[screen] = found;
    };
    await page.goto(`/scan/${code}`);
    await headingIs(page, 'Вход');
    await look('sign-in');
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
    await look('part');
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    await headingIs(page, 'Сколько и что получилось?');
    await look('other');
    await page.getByRole('button', { name: '← Назад' }).click();
    await page.getByRole('button', { name: 'Позвать мастера' }).click();
    await headingIs(page, 'Позвать мастера: что случилось?');
    await look('call');
    await page.goto(`/scan/${code}`);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    await look('counted');
    await page.goto('/scan');
    await headingIs(page, 'Отсканируйте этикетку');
    await look('ready');
    await scanByWedge(page, `TB${'0'.repeat(26)}`);
    await page.getByText('Бейдж прочитан').waitFor();
    await look('pin');
    expect(wrong).toEqual({});
  }, 90_000);
});
