import { createRequire } from 'node:module';
import path from 'node:path';
import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import PizZip from 'pizzip';
import { PROJECT_DIR } from '../project-dir.mjs';
import { median } from './figures.mjs';
import { withProduct } from './product.mjs';

const FIELDS = 20;
const WARM_UP = 100;
const DOCUMENTS = 300;
const ROUNDS = 3;
/** What one core has to fill in a second. */
const LIMIT_PER_SECOND = 100;

const require = createRequire(import.meta.url);
const plugin = path.join(PROJECT_DIR, 'dist', 'plugins', 'word-reports', 'server', 'src');
const engine = (file) => require(path.join(plugin, file));

/** Twenty fields, each split over runs of two formats, and one in the header. */
async function templateBytes() {
  const lines = Array.from({ length: FIELDS }, (_, index) => {
    const begin = new TextRun({ text: `Поле ${index}: {{Столбец `, bold: true });
    return new Paragraph({ children: [begin, new TextRun({ text: `№ ${index}}}`, italics: true })] });
  });
  const headers = { default: new Header({ children: [new Paragraph('{{Столбец № 0}}')] }) };
  return Packer.toBuffer(new Document({ sections: [{ headers, children: lines }] }));
}

const valuesOf = (number) =>
  Object.fromEntries(
    Array.from({ length: FIELDS }, (_, index) => [`Столбец № ${index}`, `значение ${number}-${index}`]),
  );

/** Seconds of one core for so many documents: the time that others take of the machine does not count. */
function coreSeconds(render, documents) {
  const before = process.cpuUsage();
  for (let number = 0; number < documents; number += 1) render(number);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** The least that any program must do for a document: put the values into its text, and zip it. */
async function bareFill() {
  const lines = Array.from({ length: FIELDS }, (_, index) => new Paragraph(`Поле ${index}: FIELD${index}.`));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: lines }] }));
  const text = new PizZip(bytes).file('word/document.xml').asText();
  return (number) => {
    const zip = new PizZip(bytes);
    const filled = text.replace(/FIELD(\d+)\./g, (_, index) => `значение ${number}-${index}`);
    zip.file('word/document.xml', filled);
    return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
  };
}

/** A table of so many rows, a column a field. */
function tableOf(rows) {
  const columns = Array.from({ length: FIELDS }, (_, index) => index);
  const line = (cells) => cells.join(';');
  return [
    line(columns.map((index) => `Столбец № ${index}`)),
    ...Array.from({ length: rows }, (_, number) =>
      line(columns.map((index) => `значение ${number}-${index}`)),
    ),
  ].join('\r\n');
}

/** What a person waits for: a table is uploaded, all its rows become documents in a zip, the run is recorded. */
async function measureRuns({ child, server }, template) {
  const ask = async (path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/word-reports${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${server.token}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm || body === undefined ? body : JSON.stringify(body),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${bytes.toString().slice(0, 500)}`);
    return bytes;
  };
  const file = (bytes, name) => {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    return form;
  };
  const told = async (...how) => JSON.parse((await ask(...how)).toString());
  const { id } = await told('/templates', file(template, 'Бирка.docx'));
  const upload = await told('/uploads', file(tableOf(DOCUMENTS), 'бирки.csv'));
  const order = {
    template: id,
    source: { upload: upload.id, rows: 'all' },
    fileNamePattern: '{{Столбец № 0}}',
  };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await child.ask('figures');
    const startedMs = performance.now();
    const zip = await ask('', order);
    const seconds = (performance.now() - startedMs) / 1000;
    const { peakBytes, processorMs } = await child.ask('figures');
    const documents = Object.keys(new PizZip(zip).files).length;
    if (documents !== DOCUMENTS) throw new Error(`${documents} documents instead of ${DOCUMENTS}.`);
    rounds.push({
      ...{ seconds, bytes: zip.length, peakMb: (peakBytes - before.currentBytes) / 1e6 },
      processor: (processorMs - before.processorMs) / 1000,
    });
  }
  const { total } = await told('/runs');
  if (total !== ROUNDS) throw new Error(`${total} runs are recorded instead of ${ROUNDS}.`);
  const middle = (figure) => median(rounds.map((round) => round[figure]));
  const name = `a run of ${DOCUMENTS} rows over HTTP`;
  const row = (what, value, unit, note, limit = null) => ({
    ...{ name: `${name}, ${what}`, value, unit, limit, note },
    ratio: limit === null ? null : limit / value,
  });
  const note = `zip and record included, ${middle('processor').toFixed(2)} s of the server's processor`;
  return [
    row('request to last byte', middle('seconds'), 's', note, DOCUMENTS / LIMIT_PER_SECOND),
    row('more memory', middle('peakMb'), 'MB', 'with the process that fills'),
    row('size of the file', middle('bytes') / 1e6, 'MB', ''),
  ];
}

/** Runs of a process of the product, on a database of its own. */
async function overHttp(databaseUrl, report) {
  report(`runs of ${DOCUMENTS} rows over HTTP`);
  const template = await templateBytes();
  return withProduct(databaseUrl, { server: 'import-server.cjs', env: {} }, (running) =>
    measureRuns(running, template),
  );
}

/** Filling documents as the process of a run does it, compression included; and runs over HTTP. */
export async function run({ databaseUrl, report }) {
  const { readDocx } = engine('docx/read-docx.js');
  const { prepareTemplate } = engine('docx/template.js');
  const { renderDocx } = engine('docx/render.js');
  const read = await readDocx(await templateBytes());
  const template = prepareTemplate(read);
  const plain = (number) => renderDocx(template, valuesOf(number));
  const bare = await bareFill();
  coreSeconds(plain, WARM_UP);
  coreSeconds(bare, WARM_UP);
  const rates = [];
  const bareRates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    report(`documents of ${FIELDS} fields, round ${round + 1}`);
    rates.push(DOCUMENTS / coreSeconds(plain, DOCUMENTS));
    bareRates.push(DOCUMENTS / coreSeconds(bare, DOCUMENTS));
  }
  const rate = median(rates);
  const bareRate = median(bareRates);
  const note = `in seconds of one core; the middle of ${ROUNDS} rounds of ${DOCUMENTS}`;
  return [
    {
      name: `documents of ${FIELDS} fields`,
      value: rate,
      unit: '/s',
      limit: LIMIT_PER_SECOND,
      ratio: rate / LIMIT_PER_SECOND,
      note,
    },
    {
      name: `documents of ${FIELDS} fields, beside a bare fill`,
      ...{ value: rate, unit: '/s', limit: bareRate, ratio: rate / bareRate },
      note: 'limit: values put into one text of XML and zipped, no template read',
    },
    ...(await overHttp(databaseUrl, report)),
  ];
}
