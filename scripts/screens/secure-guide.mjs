import { LANGUAGES } from './shooter.mjs';

/** The guide to the secure address, on a device that does not know the certificate, and on one that trusts it. */
export async function shootSecureGuide(shooter) {
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look);
      const page = await context.newPage();
      await page.goto(`/secure?lang=${language}`);
      await page.locator('#again').waitFor();
      await shooter.shoot(page, 'secure-unknown', language, look);
      // As it is where the certificate is trusted: the secure address answers.
      await page.route('**/secure/check', (route) =>
        route.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } }),
      );
      await page.locator('#again').click();
      await page.locator('#open').waitFor();
      await shooter.shoot(page, 'secure-trusted', language, look);
      await context.close();
    }
  }
}
