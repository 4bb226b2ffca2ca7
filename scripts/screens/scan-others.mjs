import { DRAWING, Factory, signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

let made = 0;
const nextDesignation = () => `КР.07.${String((made += 1)).padStart(2, '0')}`;

const STAGES = '**/api/scan-station/stages';

/** What a device has more of than others, or lacks: cameras, stages, a network for a call, room for what it keeps. */
export async function shootScanOthers(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const [anybody] = demo.operators;
  for (const language of LANGUAGES)
    for (const look of shooter.looks('scan')) {
      const of = { shooter, language, look, anybody, factory };
      await onPhone(of, shootCameraChoice);
      await onPhone(of, shootStagesUnknown);
      await onPhone(of, shootCallKept);
      await onPhone(of, shootNearlyFull);
      await onPhone(of, shootNotDurable);
      await onPhone(of, shootLostPhoto);
    }
}

/** A phone of its own for some pictures; `enter`: somebody signs in on it. */
async function onPhone({ shooter, language, look, anybody, factory }, take) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  const enter = async () => {
    await page.goto('/scan');
    await signIn(page, anybody);
  };
  await take(page, (name) => shooter.shoot(page, name, language, look), { enter, factory });
  await context.close();
}

/** Runs in the page: a phone with two cameras, of which the one at the back has a lamp. */
function haveTwoCameras() {
  const { mediaDevices } = globalThis.navigator;
  const told = mediaDevices.enumerateDevices.bind(mediaDevices);
  mediaDevices.enumerateDevices = async () => {
    const [camera] = (await told()).filter(({ kind }) => kind === 'videoinput');
    const { kind, deviceId } = camera;
    return [
      { kind, deviceId, label: 'camera2 0, facing back' },
      { kind, deviceId: 'front', label: 'camera2 1, facing front' },
    ];
  };
  globalThis.MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
  globalThis.MediaStreamTrack.prototype.applyConstraints = () => Promise.resolve();
}

/** Several cameras to choose from, and a lamp that is lit. */
async function shootCameraChoice(page, shoot, { enter }) {
  await page.addInitScript(haveTwoCameras);
  await enter();
  await page.locator('main .main-action').first().click();
  await page.waitForFunction(() => (globalThis.document.querySelector('.camera video')?.videoWidth ?? 0) > 0);
  await page.locator('.camera select').waitFor();
  await page.locator('.camera button[aria-pressed]').click();
  await page.locator('.camera [aria-pressed=true]').waitFor();
  await shoot('scan-camera-choice');
}

/** A stage's card on a device that has not read the stages before it lost its network. */
async function shootStagesUnknown(page, shoot, { enter }) {
  await page.route(STAGES, (route) => route.abort());
  await enter();
  await page.waitForSelector('.code-form input');
  await page.waitForFunction(async () => {
    const registrations = await globalThis.navigator.serviceWorker.getRegistrations();
    return registrations.length === 2 && registrations.every(({ active }) => active?.state === 'activated');
  });
  // From here on the worker serves this page.
  await page.reload();
  await page.waitForSelector('.code-form input');
  await page.context().setOffline(true);
  await page.goto(`/scan/ST${'0'.repeat(23)}1`);
  await page.waitForSelector('main.notice');
  await shoot('scan-card-offline');
}

/** A call for the foreman that waits for the network: on the page of its part, and in the list of what is kept. */
async function shootCallKept(page, shoot, { enter, factory }) {
  const { code } = await factory.workable(nextDesignation());
  await enter();
  await page.waitForSelector('.code-form input');
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.all-good');
  await page.context().setOffline(true);
  await page.click('.call-button');
  await page.locator('.call .second-action').first().click();
  await page.waitForSelector('.called');
  await shoot('scan-call-kept');
  await page.click('.bar-unsent');
  await page.waitForSelector('.kept-list li');
  await shoot('scan-call-not-sent');
}

/** Runs in the page: a browser whose storage is as full as this, of a hundred, and that promises nothing. */
function promiseNothing(usage) {
  const storage = globalThis.StorageManager.prototype;
  storage.persisted = () => Promise.resolve(false);
  storage.persist = () => Promise.resolve(false);
  storage.estimate = () => Promise.resolve({ usage, quota: 100 });
}

/** Runs in the page: a browser that keeps nothing, as private windows of some do. */
function keepNothing() {
  globalThis.IDBFactory.prototype.open = () => {
    throw new globalThis.DOMException('No.', 'InvalidStateError');
  };
}

/** A device that is nearly full. */
async function shootNearlyFull(page, shoot, { enter }) {
  await page.addInitScript(promiseNothing, 81);
  await enter();
  await page.waitForSelector('.storage-risk');
  await shoot('scan-nearly-full');
}

/** A browser that keeps nothing. */
async function shootNotDurable(page, shoot, { enter }) {
  await page.addInitScript(keepNothing);
  await enter();
  await page.waitForSelector('.storage-risk');
  await shoot('scan-keeps-nothing');
}

/** Runs in the page: what it sends as a photo is none. */
function spoilPhotos() {
  const { append } = globalThis.FormData.prototype;
  globalThis.FormData.prototype.append = function (name, value, ...file) {
    const sent = file.length > 0 ? new globalThis.Blob(['no picture'], { type: 'image/jpeg' }) : value;
    return append.call(this, name, sent, ...file);
  };
}

/** A report whose photo the server has not taken. */
async function shootLostPhoto(page, shoot, { enter, factory }) {
  const { code } = await factory.part(nextDesignation());
  await page.addInitScript(spoilPhotos);
  await enter();
  await page.waitForSelector('.code-form input');
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.all-good');
  await page.getByRole('button', { name: /^(Другое количество|Other quantity)/ }).click();
  await page.waitForSelector('.send');
  await page.fill('#amount-good', '2');
  const { default: sharp } = await import('sharp');
  const buffer = await sharp(Buffer.from(DRAWING)).png().toBuffer();
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
  await page.locator('.photo img').waitFor();
  await page.click('.send button');
  await page.locator('.result-good .kept-list li').waitFor();
  await shoot('scan-photo-lost');
}
