import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { median } from './figures.mjs';
import { measureWays } from './labels-ways.mjs';
import { withProduct } from './product.mjs';

const PARTS = 10_000;
const ROUNDS = 3;
/** Labels of a file and the seconds that it may take. */
const FILES = [
  [1_000, 1],
  [10_000, 10],
];
/** A process has come to rest when it has hardly worked for so many looks at it, a second apart. */
const RESTING_LOOKS = 4;
const RESTING_MS = 60;
const MEMORY_MB = 250;
const PLACES = 21;

/** @returns {Promise<{ seconds: number, firstByte: number, peakMb: number, bytes: number }>} */
async function printOnce({ child, server }, body) {
  const before = await child.ask('figures');
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/qr-labels/sheets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const firstByteMs = performance.now();
  const file = await answer.arrayBuffer();
  const endedMs = performance.now();
  if (answer.status !== 200) throw new Error(`${answer.status}: ${Buffer.from(file).toString()}`);
  const printed = Number(answer.headers.get('x-labels-printed'));
  if (printed !== body.parts.length) throw new Error(`${printed} labels instead of ${body.parts.length}.`);
  const { peakBytes } = await child.ask('figures');
  return {
    seconds: (endedMs - startedMs) / 1000,
    firstByte: (firstByteMs - startedMs) / 1000,
    peakMb: (peakBytes - before.currentBytes) / 1e6,
    bytes: file.byteLength,
  };
}

/** The least that any program must do for such a file: a symbol and one line of text a label, in pdfkit. */
async function bareOnce(codes) {
  const startedMs = performance.now();
  const document = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 0 });
  const written = buffer(document);
  for (const [index, code] of codes.entries()) {
    if (index % PLACES === 0) document.addPage();
    const { modules } = QRCode.create(`HTTP://127.0.0.1:1337/SCAN/${code}`);
    const rectangles = [];
    for (let at = 0; at < modules.data.length; at += 1)
      if (modules.data[at]) rectangles.push(`${at % modules.size} ${Math.floor(at / modules.size)} 1 1 re`);
    document.addContent(`0 g ${rectangles.join(' ')} f`);
    document.text(code, 10, 10, { lineBreak: false });
  }
  document.end();
  await written;
  return (performance.now() - startedMs) / 1000;
}

async function measureFile(running, format, [labels, limit]) {
  const parts = running.server.codes.slice(0, labels);
  const rounds = { product: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.product.push(await printOnce(running, { parts, format, layout: 'a4-3x7' }));
    rounds.bare.push(await bareOnce(parts));
  }
  const middle = (figure) => median(rounds.product.map((round) => round[figure]));
  const name = `${labels} labels, .${format}`;
  const seconds = middle('seconds');
  const row = (what, value, unit, most, note) => ({
    name: `${name}, ${what}`,
    value,
    unit,
    limit: most,
    ratio: most === null ? null : most / value,
    note,
  });
  return [
    row('request to last byte', seconds, 's', limit, 'limit: what is asked for'),
    ...(format === 'pdf'
      ? [row('beside a bare loop', seconds, 's', median(rounds.bare), 'limit: bare pdfkit loop')]
      : []),
    row('request to first byte', middle('firstByte'), 's', null, ''),
    row('more memory', middle('peakMb'), 'MB', MEMORY_MB, 'limit: what is asked for'),
    row('size of the file', middle('bytes') / 1e6, 'MB', null, ''),
  ];
}

/** Until the server does nothing any more: its start is over, and what it does after it. */
async function untilItRests(child) {
  let before = -Infinity;
  for (let looks = 0; looks < RESTING_LOOKS;) {
    const { processorMs } = await child.ask('figures');
    looks = processorMs - before < RESTING_MS ? looks + 1 : 0;
    before = processorMs;
    await pause(1000);
  }
}

/** The very first file of a process, of a new process each time. */
async function measureFirst(databaseUrl, when) {
  const [labels, limit] = FILES[0];
  const how = { server: 'import-server.cjs', env: { BENCH_PARTS: String(labels) } };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const printed = await withProduct(databaseUrl, how, async (running) => {
      if (when === 'rested') await untilItRests(running.child);
      return printOnce(running, { parts: running.server.codes, format: 'pdf', layout: 'a4-3x7' });
    });
    rounds.push(printed.seconds);
  }
  const value = median(rounds);
  const words = when === 'rested' ? 'after its start has come to rest' : 'as soon as it listens';
  const name = `${labels} labels, .pdf, the first file of a process, ${words}`;
  return { name, value, unit: 's', limit, ratio: limit / value, note: 'limit: what is asked for' };
}

/**
 * Sheets of labels of as many batches over HTTP, from the request to the last byte, with what is recorded of the print.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const how = { server: 'import-server.cjs', env: { BENCH_PARTS: String(PARTS) } };
  const first = [];
  for (const when of ['listening', 'rested']) {
    report(`The first file of a process (${when}) ...`);
    first.push(await measureFirst(databaseUrl, when));
  }
  report(`Launching ${PARTS} batches ...`);
  const warm = await withProduct(databaseUrl, how, async (running) => {
    await printOnce(running, { parts: running.server.codes.slice(0, 100), format: 'pdf' });
    await bareOnce(running.server.codes.slice(0, 100));
    const rows = [];
    for (const format of ['pdf', 'zpl']) {
      for (const file of FILES) {
        report(`${file[0]} labels, .${format} ...`);
        rows.push(...(await measureFile(running, format, file)));
      }
    }
    rows.push(...(await measureWays(running, report)));
    return rows;
  });
  return [...first, ...warm];
}
