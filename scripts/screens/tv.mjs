import { LANGUAGES } from './shooter.mjs';

const WALL = { suffix: '', viewport: { width: 1920, height: 1080 }, theme: 'dark', still: true };
const SLIDES = ['stages', 'orders', 'today'];

async function makeLink(shooter, panel) {
  const answer = await fetch(`${shooter.baseUrl}/dashboards/tv-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${panel.token}` },
    body: JSON.stringify({ name: 'Цех 2, у входа' }),
  });
  const { url } = await answer.json();
  return new URL(url).hash;
}

/** The screen on the wall, each of its pages, and lost; and the settings where its links are made. */
export async function shootTv(shooter, panel) {
  const hash = await makeLink(shooter, panel);
  for (const language of LANGUAGES) {
    const context = await shooter.open(language, WALL);
    const page = await context.newPage();
    await page.goto(`/tv?lang=${language}${hash}`);
    await page.keyboard.press('Space');
    for (const slide of SLIDES) {
      await page.waitForSelector('footer[data-state=live]');
      while ((await page.getAttribute('body', 'data-slide')) !== slide)
        await page.keyboard.press('ArrowRight');
      await shooter.shoot(page, `tv-${slide}`, language, WALL);
    }
    await context.setOffline(true);
    await page.waitForSelector('footer[data-state=lost]');
    if (shooter.all) await shooter.shoot(page, 'tv-lost', language, WALL);
    await context.close();
  }
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/settings/tv-links');
    await page.waitForSelector('[data-tv-link]');
    await shoot('tv-links');
  });
}
