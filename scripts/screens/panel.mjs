import { LANGUAGES } from './shooter.mjs';

/** Whose name stands beside what the administrator does: a person's, like those of the operators. */
const FOREMAN = { firstname: 'Мария', lastname: 'Соколова' };

/** The admin panel as a signed-in administrator sees it. */
export class Panel {
  constructor(shooter, state) {
    this.shooter = shooter;
    this.state = state;
    this.token = state.cookies.find(({ name }) => name === 'jwtToken').value;
  }

  /** Asks the server as the administrator. @returns what it answers */
  async ask(method, address, body) {
    const answer = await fetch(`${this.shooter.baseUrl}${address}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${address}: ${await answer.text()}`);
    return answer.json();
  }

  /** The language of the panel is kept with the administrator. */
  async speak(language) {
    await this.ask('PUT', '/admin/users/me', { preferedLanguage: language });
  }

  /**
   * Walk through pages in every language and look.
   * @param {(page: import('playwright-core').Page, shoot: (name: string) => Promise<void>, language: string) => Promise<void>} walk
   */
  async walk(walk) {
    for (const language of LANGUAGES) {
      await this.speak(language);
      for (const look of this.shooter.looks('panel')) {
        const context = await this.shooter.open(language, look, { storageState: this.state });
        const page = await context.newPage();
        await page.addInitScript(`localStorage.setItem('STRAPI_THEME', '${look.theme}')`);
        await walk(page, (name) => this.shooter.shoot(page, name, language, look), language);
        await context.close();
      }
    }
  }
}

/** Sign in once, for the panel lets in five times in five minutes; with a picture of the door. */
export async function openPanel(shooter, { admin }) {
  for (const language of LANGUAGES) {
    const [look] = shooter.looks('panel');
    const context = await shooter.open(language, look);
    const page = await context.newPage();
    await page.goto('/admin/auth/login');
    await page.waitForSelector('input[name=password]');
    await shooter.shoot(page, 'sign-in', language, look);
    await context.close();
  }
  const context = await shooter.browser.newContext({ baseURL: shooter.baseUrl });
  const page = await context.newPage();
  await page.goto('/admin/auth/login');
  await page.fill('input[name=email]', admin.email);
  await page.fill('input[name=password]', admin.password);
  await page.click('button[type=submit]');
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
  const state = await context.storageState();
  await context.close();
  const panel = new Panel(shooter, state);
  await panel.ask('PUT', '/admin/users/me', FOREMAN);
  return panel;
}
