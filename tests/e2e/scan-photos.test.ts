import type { Page } from 'playwright-core';
import { greyPng } from '../support';
import {
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  scansOf,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

let world: ScanWorld;
let network: WeakNetwork;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
}, 120_000);
afterAll(async () => {
  await network.stop();
  await world.stop();
});

/** A photo as a camera makes one: larger than what is sent. */
async function cameraPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3_000, 2_000);
    canvas.getContext('2d')?.fillRect(10, 10, 500, 500);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  });
  return Buffer.from(base64, 'base64');
}

/** Fill in a report of two good pieces, with these photos. */
async function fillIn(page: Page, photos: Buffer[]): Promise<void> {
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByRole('button', { name: '2', exact: true }).click();
  for (const [place, buffer] of photos.entries()) {
    const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
    await page.getByLabel('Выбрать снимок').setInputFiles(file);
    await page.getByRole('img', { name: `Снимок ${place + 1}` }).waitFor();
  }
}

const send = (page: Page) => page.getByRole('button', { name: 'Отправить: 2 годные' }).click();

interface Stored {
  attachments: number;
  came: number;
}

/** How many photos the report of this batch names, and how many of them have come. */
async function photosOf(code: string): Promise<Stored> {
  const { rows } = await world.app.sql.query<Stored>(
    `select coalesce(jsonb_array_length(s.attachments), 0) as attachments,
            (select count(*)::int from scan_photos x where x.scan_id = s.scan_id
                and s.attachments @> to_jsonb(x.photo_id::text)) as came
       from scans s where s.part_code = $1`,
    [code],
  );
  return rows[0] ?? { attachments: -1, came: -1 };
}

it('a photo is taken by the phone’s camera or chosen, made small, and hangs on the report', async () => {
  const code = await world.part(5, 'АСЦБ.900');
  const page = await world.phone();
  await openLabel(page, code);
  await fillIn(page, [await cameraPhoto(page), greyPng()]);
  expect(await page.getByLabel('Снять фото').getAttribute('capture')).toBe('environment');
  await page.getByRole('button', { name: 'Убрать снимок 2' }).click();
  expect(await page.getByRole('img', { name: /^Снимок/ }).count()).toBe(1);
  const notOne = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') };
  await page.getByLabel('Выбрать снимок').setInputFiles(notOne);
  await page.getByText('Этот снимок здесь не читается').waitFor();
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/photo-360.png`, fullPage: true });
  await send(page);
  await headingIs(page, 'Принято');
  expect(await photosOf(code)).toEqual({ attachments: 1, came: 1 });
  const { body } = await world.app
    .http()
    .get(`/api/parts/${code}/history`)
    .set('Authorization', `Bearer ${await tokenOf(page)}`);
  const scan = (body as { data: { type: string; details: { photos: { url: string }[] } }[] }).data.find(
    ({ type }) => type === 'scan',
  );
  const size = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    const { width, height } = await createImageBitmap(await answer.blob());
    return [answer.headers.get('content-type'), width, height];
  }, scan?.details.photos[0]?.url ?? '');
  expect(size).toEqual(['image/jpeg', 1_600, 1_067]);
});

/** The session of the person who is signed in at this page. */
async function tokenOf(page: Page): Promise<string> {
  const [request] = await Promise.all([page.waitForRequest('**/my-list'), networkAppears(page)]);
  return (await request.headerValue('authorization'))?.replace('Bearer ', '') ?? '';
}

it('is kept without a network, over a reload too, and goes ahead of its report, once', async () => {
  const code = await world.part(5, 'АСЦБ.901');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await openLabel(page, code);
  await fillIn(page, [greyPng()]);
  network.be('down');
  await send(page);
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  network.be('one-way');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  await page.goto('/scan');
  await eventually(
    () => scansOf(world, code),
    (count) => count === 1,
  );
  expect(sent.slice(0, 2)).toEqual(['/api/scan-station/photos', '/api/scans']);
  network.be('up');
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(sent.filter((path) => path.endsWith('/photos'))).toHaveLength(1);
  expect(await photosOf(code)).toEqual({ attachments: 1, came: 1 });
  expect(await scansOf(world, code)).toBe(1);
});

it('that the server does not take is told, and its report counts', async () => {
  const code = await world.part(5, 'АСЦБ.902');
  const page = await world.phone();
  const message = 'Снимок не принят. Нужен JPEG, PNG или WebP не больше 10 МБ: выберите другой снимок.';
  const error = { status: 422, name: 'Refused', message, details: { code: 'photo-not-accepted' } };
  await page.route('**/scan-station/photos', (route) =>
    route.fulfill({ status: 422, json: { data: null, error } }),
  );
  await openLabel(page, code);
  await fillIn(page, [greyPng()]);
  await send(page);
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
  const lost = page.getByRole('listitem').filter({ hasText: 'Снимок не отправлен' });
  expect(await lost.innerText()).toContain(message);
  const next = page.getByRole('button', { name: 'Дальше' });
  expect(await next.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await page.getByRole('button', { name: '1 разобрать' }).waitFor();
  await lost.getByRole('button', { name: 'Понятно' }).click();
  await lost.waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'разобрать' }).count()).toBe(0);
});

it('that does not get through holds its report up no longer than three attempts, and follows it', async () => {
  const [code, other] = [await world.part(5, 'АСЦБ.903'), await world.part(3, 'АСЦБ.904')];
  const page = await world.phone();
  let tried = 0;
  await page.route('**/scan-station/photos', (route) => {
    tried += 1;
    return route.abort();
  });
  await openLabel(page, code);
  await fillIn(page, [greyPng()]);
  await send(page);
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  // A report of another batch does not wait for it.
  await page.goto(`/scan/${other}`);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await eventually(
    () => scansOf(world, other),
    (count) => count === 1,
  );
  await eventually(
    async () => {
      await networkAppears(page);
      return scansOf(world, code);
    },
    (count) => count === 1,
  );
  expect(tried).toBeGreaterThanOrEqual(3);
  expect(await photosOf(code)).toEqual({ attachments: 1, came: 0 });
  // Nothing that is still on the device is invisible.
  await page.getByRole('button', { name: '1 не отправлено' }).click();
  await headingIs(page, 'Отметки учтены, снимки ещё на устройстве');
  const unsent = page.getByRole('listitem').filter({ hasText: 'Снимок к учтённой отметке' });
  expect(await unsent.innerText()).toContain('АСЦБ.903');
  await page.unroute('**/scan-station/photos');
  await networkAppears(page);
  await headingIs(page, 'Всё отправлено');
  await eventually(
    () => photosOf(code),
    ({ came }) => came === 1,
  );
});

it('is lost by no length of time without a network', async () => {
  const code = await world.part(5, 'АСЦБ.905');
  const page = await world.phone();
  await openLabel(page, code);
  await fillIn(page, [greyPng()]);
  let tried = 0;
  await page.route('**/scan-station/photos', (route) => {
    tried += 1;
    return route.abort();
  });
  await send(page);
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  // More attempts than a photo has that somebody answers.
  await eventually(
    async () => {
      await networkAppears(page);
      return tried;
    },
    (count) => count > 22,
  );
  await page.unroute('**/scan-station/photos');
  await eventually(
    async () => {
      await networkAppears(page);
      return (await photosOf(code)).came;
    },
    (came) => came === 1,
  );
  expect(await photosOf(code)).toEqual({ attachments: 1, came: 1 });
  expect(await scansOf(world, code)).toBe(1);
});

it('that does not get through holds up no photo behind it, and their report no longer than one alone', async () => {
  const code = await world.part(5, 'АСЦБ.906');
  const page = await world.phone();
  let first: string | null = null;
  await page.route('**/scan-station/photos', async (route) => {
    const id =
      /name="photoId"\r\n\r\n([0-9a-f-]{36})/.exec(
        route.request().postDataBuffer()?.toString('latin1') ?? '',
      )?.[1] ?? '';
    first ??= id;
    return id === first ? route.fulfill({ status: 503, body: '' }) : route.continue();
  });
  await openLabel(page, code);
  await fillIn(page, [greyPng(), await cameraPhoto(page)]);
  await send(page);
  await eventually(
    async () => {
      await networkAppears(page);
      return photosOf(code);
    },
    ({ attachments, came }) => attachments === 2 && came === 1,
  );
  await page.unroute('**/scan-station/photos');
  await eventually(
    async () => {
      await networkAppears(page);
      return (await photosOf(code)).came;
    },
    (came) => came === 2,
  );
  expect(await scansOf(world, code)).toBe(1);
});
