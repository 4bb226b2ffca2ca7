import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, startBuiltProduct, type BuiltProduct } from '../support/browser';

/** How long a page may take on a busy machine. */
export const LIMIT_MS = 20_000;

/** The built product with a signed-in administrator in a Russian browser. */
export interface PanelWorld {
  product: BuiltProduct;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** A full-access API token. */
  token: string;
  /** Ask a door of programs; an answer of 400 or more throws. */
  ask<Answer>(method: string, path: string, body?: object | FormData): Promise<Answer>;
  /** Create over REST. */
  create(type: string, data: object): Promise<{ documentId: string; code: string }>;
  stop(): Promise<void>;
}

function doors(baseUrl: string, token: string): Pick<PanelWorld, 'ask' | 'create'> {
  async function ask<Answer>(method: string, path: string, body?: object | FormData): Promise<Answer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
  return {
    ask,
    async create(type, data) {
      const answer = await ask<{ data: { documentId: string; code: string } }>('POST', `/api/${type}`, {
        data,
      });
      return answer.data;
    },
  };
}

/** Sign in at the panel as a person does. */
export async function signInAtPanel(
  page: Page,
  { baseUrl }: Pick<BuiltProduct, 'baseUrl'>,
  person: { email: string; password: string },
): Promise<void> {
  await page.goto(`${baseUrl}/admin/auth/login`);
  await page.fill('input[name=email]', person.email);
  await page.fill('input[name=password]', person.password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
}

/**
 * Start the built product, sign the administrator in and make a full-access token.
 * @param environment added to that of the product
 */
export async function startPanelWorld(environment: Record<string, string> = {}): Promise<PanelWorld> {
  const product = await startBuiltProduct(environment);
  const browser = await launchBrowser();
  const stop = async () => {
    await browser.close();
    await product.stop();
  };
  try {
    const context = await browser.newContext({
      baseURL: product.baseUrl,
      viewport: { width: 1440, height: 900 },
      locale: 'ru-RU',
    });
    const page = await context.newPage();
    await signInAtPanel(page, product, product.admin);
    const cookies = await context.cookies();
    const session = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
    const wish = { name: 'panel test', description: '', type: 'full-access', lifespan: null };
    const made = await doors(product.baseUrl, session).ask<{ data: { accessKey: string } }>(
      'POST',
      '/admin/api-tokens',
      wish,
    );
    const token = made.data.accessKey;
    return { product, browser, context, page, token, ...doors(product.baseUrl, token), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ask a door of the panel as the signed-in administrator; an answer of 400 or more throws. */
export async function askAsAdministrator<Answer>(
  { context, product }: PanelWorld,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  return doors(product.baseUrl, session).ask<Answer>(method, path, body);
}

interface Data<T> {
  data: T;
}

/** A person with one of the seeded roles of the panel, who can sign in there. */
export async function makePanelPerson(
  world: PanelWorld,
  { role, ...person }: { role: string; email: string; password: string; firstname: string },
): Promise<void> {
  const roles = await askAsAdministrator<Data<{ id: number; code: string }[]>>(world, 'GET', '/admin/roles');
  const { email, firstname, password } = person;
  const ids = roles.data.filter(({ code }) => code === role).map(({ id }) => id);
  const user = { email, firstname, roles: ids };
  const { data } = await askAsAdministrator<Data<{ registrationToken: string }>>(
    world,
    'POST',
    '/admin/users',
    user,
  );
  const { registrationToken } = data;
  const userInfo = { firstname, password };
  await askAsAdministrator(world, 'POST', '/admin/register', { registrationToken, userInfo });
}

/** Import a bill of materials of a few lines; the label codes by designation. */
export async function importBom(
  { ask }: PanelWorld,
  lines: string[],
  options: object,
): Promise<Map<string, string>> {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', new Blob([lines.join('\r\n')]), 'bom.csv');
  const { previewId } = await ask<{ previewId: string }>('POST', '/api/importer/previews', form);
  await ask('POST', `/api/importer/previews/${previewId}/commit`, {});
  const { data } = await ask<{ data: { designation: string; code: string }[] }>('GET', '/api/parts');
  return new Map(data.map(({ designation, code }) => [designation, code]));
}
