import { createRequire } from 'node:module';
import path from 'node:path';
import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import { PROJECT_DIR } from '../project-dir.mjs';
import { median } from './figures.mjs';

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

/** Filling documents as the process of a run does it, compression included. */
export async function run({ report }) {
  const { readDocx } = engine('docx/read-docx.js');
  const { prepareTemplate } = engine('docx/template.js');
  const { renderDocx } = engine('docx/render.js');
  const read = await readDocx(await templateBytes());
  const template = prepareTemplate(read);
  const plain = (number) => renderDocx(template, valuesOf(number));
  coreSeconds(plain, WARM_UP);
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    report(`documents of ${FIELDS} fields, round ${round + 1}`);
    rates.push(DOCUMENTS / coreSeconds(plain, DOCUMENTS));
  }
  const rate = median(rates);
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
  ];
}
