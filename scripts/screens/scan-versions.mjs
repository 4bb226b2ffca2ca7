import { once } from 'node:events';
import http from 'node:http';
import { signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

const WORKER = '/scan/worker.js';

/** Stands before the server as an update of it does: once `isUpdated`, the page's worker is another one. */
async function startUpdatable(target) {
  const state = { isUpdated: false };
  const server = http.createServer((request, response) => {
    const { method, headers, url } = request;
    const isWorker = url === WORKER;
    if (isWorker) delete headers['accept-encoding'];
    const onward = http.request(new URL(url, target), { method, headers }, async (answer) => {
      if (!isWorker || !state.isUpdated) {
        response.writeHead(answer.statusCode, answer.headers);
        return answer.pipe(response);
      }
      const chunks = await answer.toArray();
      const body = `${Buffer.concat(chunks)}\n// Of the next version.`;
      response.writeHead(answer.statusCode, {
        ...answer.headers,
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { state, baseURL: `http://127.0.0.1:${server.address().port}`, stop };
}

/** Runs in the page: both workers have all their files. */
const isInstalled = async () => {
  const registrations = await globalThis.navigator.serviceWorker.getRegistrations();
  return registrations.length === 2 && registrations.every(({ active }) => active?.state === 'activated');
};

/** Runs in the page: two reports as a version to come would leave them, of a kind that this one does not know. */
async function leaveOfNewer() {
  const opening = globalThis.indexedDB.open('tracker-scan');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
  for (const id of ['n1', 'n2']) outbox.add({ id, kind: 'inspection', measured: { diameter: 20 } });
  await new Promise((resolve) => (outbox.transaction.oncomplete = resolve));
  opening.result.close();
}

/** A new version that is offered, and a page that is older than what the device keeps. */
export async function shootScanVersions(shooter, panel, demo) {
  for (const language of LANGUAGES)
    for (const look of shooter.looks('scan')) {
      const { state, baseURL, stop } = await startUpdatable(shooter.baseUrl);
      const context = await shooter.open(language, look, { hasTouch: true, baseURL });
      const page = await context.newPage();
      try {
        await page.goto('/scan');
        await signIn(page, demo.operators[0]);
        await page.waitForSelector('.code-form input');
        await page.waitForFunction(isInstalled);
        state.isUpdated = true;
        await page.evaluate(async () => {
          for (const registration of await globalThis.navigator.serviceWorker.getRegistrations())
            await registration.update();
        });
        await page.waitForSelector('.age .bar-button');
        await shooter.shoot(page, 'scan-new-version-offered', language, look);
        await page.evaluate(leaveOfNewer);
        await page.click('.age .bar-button');
        await page.waitForFunction(
          () =>
            globalThis.document.querySelector('.age') && !globalThis.document.querySelector('.age button'),
        );
        await page.waitForSelector('.code-form input');
        await shooter.shoot(page, 'scan-of-newer-version', language, look);
      } finally {
        await context.close();
        await stop();
      }
    }
}
