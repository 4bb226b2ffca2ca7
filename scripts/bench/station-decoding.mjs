import fs from 'node:fs';
import path from 'node:path';
import QRCode from 'qrcode';
import { PROJECT_DIR } from '../project-dir.mjs';
import { median } from './figures.mjs';
import { withPhone } from './station-phone.mjs';

/** Frames of each kind, and the size at which the page looks at them. */
const FRAMES = 20;
const SIZE = { width: 960, height: 540 };
/** The page looks at a frame so often; one that takes longer comes late. */
const LOOK_EVERY_MS = 120;

/** How long each frame takes the page's own reader, in the page. */
async function decode(phone, frames) {
  const [decoder] = fs
    .readdirSync(path.join(PROJECT_DIR, 'public', 'scan-station', 'assets'))
    .filter((name) => /^decoder-.*\.js$/.test(name));
  const { modules } = QRCode.create('HTTP://192.168.1.5:1337/SCAN/4K7N2M9Q0XRW3');
  const code = { size: modules.size, dark: [...modules.data].map(Number) };
  return phone.page.evaluate(
    async ({ address, code, width, height, frames }) => {
      const { textsIn } = await import(address);
      const canvas = globalThis.document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const draw = (isCode) => {
        for (let at = 0; at < 600; at += 1) {
          context.fillStyle = `rgb(${(at * 37) % 200} ${(at * 91) % 200} ${(at * 53) % 200})`;
          context.fillRect((at * 131) % width, (at * 71) % height, 60, 40);
        }
        if (!isCode) return;
        const pixel = 6;
        context.fillStyle = '#fff';
        context.fillRect(300, 150, (code.size + 8) * pixel, (code.size + 8) * pixel);
        context.fillStyle = '#000';
        code.dark.forEach((dark, at) => {
          if (!dark) return;
          const [x, y] = [at % code.size, Math.floor(at / code.size)];
          context.fillRect(300 + (x + 4) * pixel, 150 + (y + 4) * pixel, pixel, pixel);
        });
      };
      const figures = { withCode: [], without: [], read: 0 };
      // The first one loads and compiles the reader.
      draw(true);
      await textsIn(context.getImageData(0, 0, width, height));
      for (let frame = 0; frame < frames * 2; frame += 1) {
        const isCode = frame % 2 === 0;
        draw(isCode);
        const startedMs = performance.now();
        const texts = await textsIn(context.getImageData(0, 0, width, height));
        figures[isCode ? 'withCode' : 'without'].push(performance.now() - startedMs);
        figures.read += texts.length;
      }
      return figures;
    },
    { address: `/scan/assets/${decoder}`, code, ...SIZE, frames },
  );
}

/** @returns {Promise<import('./figures.mjs').Row[]>} */
export async function measureDecoding(server) {
  const rows = [];
  for (const [throttled, note] of [
    [false, 'this machine'],
    [true, 'CPU / 6'],
  ]) {
    const figures = await withPhone(server, false, async (phone) => {
      await phone.open('/scan');
      if (throttled) await phone.session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      return decode(phone, FRAMES);
    });
    if (figures.read !== FRAMES) throw new Error(`${figures.read} of ${FRAMES} codes were read.`);
    for (const [what, values] of [
      ['with a code', figures.withCode],
      ['without one', figures.without],
    ]) {
      const value = median(values);
      rows.push({
        name: `a frame ${what}, ${note}`,
        ...{ value, unit: 'ms', limit: LOOK_EVERY_MS, ratio: LOOK_EVERY_MS / value },
        note: 'limit: the page looks so often',
      });
    }
  }
  return rows;
}
