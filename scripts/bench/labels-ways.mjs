import sharp from 'sharp';
import { median } from './figures.mjs';

const ROUNDS = 3;
const LABELS = 1_000;
const PICTURES = 100;
const PREVIEWED = 10_000;

const field = (name, change = {}) => ({
  ...{ field: name, sizeMm: 2.8, bold: false, lines: 2, place: 'beside', caption: true },
  ...change,
});

async function send({ server }, path, body) {
  const isForm = body instanceof FormData;
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.token}`,
      ...(isForm ? {} : { 'content-type': 'application/json' }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${bytes.toString().slice(0, 500)}`);
  return { seconds: (performance.now() - startedMs) / 1000, bytes, headers: answer.headers };
}

/** A layout of the factory's own that says what a part's row holds, with a logo. @returns its documentId */
async function ownLayout(running) {
  const background = { r: 90, g: 90, b: 90 };
  const picture = await sharp({ create: { width: 600, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('files', new Blob([picture], { type: 'image/png' }), 'logo.png');
  const [{ id }] = JSON.parse((await send(running, '/api/upload', form)).bytes.toString());
  const settings = {
    paper: {
      ...{ widthMm: 70, heightMm: 42.4 },
      page: {
        ...{ widthMm: 210, heightMm: 297, columns: 3, rows: 7 },
        ...{ leftMm: 0, topMm: 0.1, pitchXMm: 70, pitchYMm: 42.4 },
      },
    },
    fields: [
      field('designation', { place: 'top', bold: true, caption: false }),
      ...['name', 'quantity', 'material', 'size', 'order', 'code'].map((name) => field(name)),
    ],
    ...{ symbolMm: null, logo: { file: id, heightMm: 8 }, cutMarks: true },
  };
  const data = { name: 'Bench', medium: 'sheet', settings };
  const made = JSON.parse((await send(running, '/api/label-layouts', { data })).bytes.toString());
  return made.data.documentId;
}

/** The middle of some rounds by the clock and by the server's processor, in seconds. */
async function timed(running, path, body) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await running.child.ask('figures');
    const { seconds } = await send(running, path, body(round));
    const after = await running.child.ask('figures');
    rounds.push({ seconds, processor: (after.processorMs - before.processorMs) / 1000 });
  }
  return {
    seconds: median(rounds.map(({ seconds }) => seconds)),
    processor: median(rounds.map(({ processor }) => processor)),
  };
}

const row = (name, { seconds, processor }, limit) => ({
  ...{ name, value: seconds, unit: 's', limit, ratio: limit === null ? null : limit / seconds },
  note: `${processor.toFixed(2)} s of the server's processor${limit === null ? '' : '; limit: what is asked for'}`,
});

/**
 * Other ways to print than the product's own labels of batches: an own layout with a logo, a label for each piece, pictures; and
 * turning the pages of a preview.
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function measureWays(running, report) {
  const { codes } = running.server;
  const parts = codes.slice(0, LABELS);
  const sheets = '/api/qr-labels/sheets';
  const layout = await ownLayout(running);
  const pieces = {
    parts: codes.slice(0, 1),
    perPiece: true,
    stickers: { from: 50_001, to: 50_000 + LABELS },
  };
  const pictures = codes.slice(0, PICTURES);
  report('Own layout, pieces, pictures, previews ...');
  const rows = [];
  const add = async (name, path, body, limit) =>
    rows.push(row(name, await timed(running, path, body), limit));
  await add(`${LABELS} labels of an own layout with a logo, .pdf`, sheets, () => ({ parts, layout }), 1);
  await add(
    `${LABELS} labels of an own layout with a logo, .zpl`,
    sheets,
    () => ({ parts, layout, format: 'zpl' }),
    1,
  );
  await add(`${LABELS} labels of pieces, .pdf`, sheets, () => pieces, 1);
  for (const format of ['png', 'svg'])
    await add(`${PICTURES} pictures in a zip, .${format}`, sheets, () => ({ parts: pictures, format }), null);
  const preview = '/api/qr-labels/preview';
  const all = codes.slice(0, PREVIEWED);
  // Another first place is another order: nothing of it is kept yet.
  await add(
    `preview of ${PREVIEWED} labels, its first page`,
    preview,
    (round) => ({ parts: all, skip: 1 + round }),
    null,
  );
  await add(
    `preview of ${PREVIEWED} labels, each further page`,
    preview,
    (round) => ({
      ...{ parts: all, skip: ROUNDS },
      page: 1 + round,
    }),
    null,
  );
  return rows;
}
