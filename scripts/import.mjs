#!/usr/bin/env node
/**
 * npm run import -- FILE [--dry-run] [--json] [--language ru|en] [OPTIONS]: see USAGE.
 *
 * The options are those of REST (docs/api.md), each with a word of its own; what has none is said by `--options JSON`, and
 * a word wins over that. Exits 0, or 1 with the issues on stderr. `--json` prints the preview or import object on stdout, also when it
 * is refused. `--dry-run` needs no running server and no database, and so knows no fields that were added to parts.
 */
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale, SERVER } from './build/steps.mjs';
import { loadBuiltStrapi } from './built-strapi.mjs';
import { withDatabase } from './database/index.mjs';
import { PROJECT_DIR } from './project-dir.mjs';

const USAGE = `npm run import -- FILE [--dry-run] [--json] [--language ru|en]
  what is made:  [--product DESIGNATION] [--order NUMBER] [--due-date YYYY-MM-DD] [--quantity N] [--duplicates fail|skip|update]
  how it is read: [--sheet NAME|N] [--join-sheets NAME|N,...] [--header-row N] [--map COLUMN=FIELD ...] [--mapping FIELD=COLUMN,...] [--hierarchy FORMAT]
                 [--quantity-means per-parent|per-product] [--execution NAME] [--encoding NAME] [--delimiter SIGN|tab]
  all else:      [--options JSON]
Sheets that are joined are read as one table; - joins none, whatever is recognised.
COLUMN and FIELD: letters and a field of docs/api.md; - for either means that the field has no column.
FORMAT: product-row, dotted-number, level-column, level-columns, parent-column, section-headings, group-column, outline,
indentation, assembly-rows.`;

/** Words of the command line, and the options of REST that they are. */
const TEXT_OPTIONS = {
  ...{ product: 'product', order: 'orderNumber', 'due-date': 'dueDate', duplicates: 'duplicates' },
  ...{ sheet: 'sheet', hierarchy: 'format', 'quantity-means': 'quantityMeans', execution: 'execution' },
  encoding: 'encoding',
};
const NUMBER_OPTIONS = { quantity: 'quantity', 'header-row': 'headerRow' };
const OTHER_OPTIONS = ['join-sheets', 'mapping', 'delimiter', 'options', 'language'];

const require = createRequire(import.meta.url);
const built = (name) => require(path.join(PROJECT_DIR, 'dist/plugins/importer/server/src', name));
const say = (text) => console.error(text);

/** A wrong command line or a file that is not there: told in one sentence, without a stack. */
class UsageError extends Error {}

function readArguments() {
  const texts = [...Object.keys(TEXT_OPTIONS), ...Object.keys(NUMBER_OPTIONS), ...OTHER_OPTIONS];
  const options = {
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    map: { type: 'string', multiple: true, default: [] },
    ...Object.fromEntries(texts.map((name) => [name, { type: 'string' }])),
  };
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error.message}\n${USAGE}`);
  }
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError(USAGE);
  return { file, ...parsed.values };
}

function languageOf({ language }) {
  if (language !== undefined && language !== 'ru' && language !== 'en') throw new UsageError(USAGE);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return language ?? (/^ru/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'ru' : 'en');
}

/** `own.mass=F,size=-` and `F=own.mass` as the option `mapping` has them; `-`: the field has no column. */
function mappingOf(mapping, map) {
  const pairsOf = (text) => text.split(',').map((pair) => pair.split('=').map((word) => word.trim()));
  const turned = map.flatMap(pairsOf).map((pair) => pair.reverse());
  const pairs = [...(mapping === undefined ? [] : pairsOf(mapping)), ...turned];
  if (pairs.some(({ length }) => length !== 2)) throw new UsageError(USAGE);
  return Object.fromEntries(
    pairs.map(([field, column]) => [field, column === '-' ? null : column.toUpperCase()]),
  );
}

function optionsInJson(text) {
  try {
    const value = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below, as any other value that is no object.
  }
  throw new UsageError(`--options is no JSON object.\n${USAGE}`);
}

/** Names or numbers of sheets; `-`: none. */
function sheetNames(text) {
  return text.trim() === '-' ? [] : text.split(',').map((name) => name.trim());
}

function importOptions(told) {
  const { mapping, map, delimiter, options } = told;
  const wishes = optionsInJson(options);
  for (const [word, option] of Object.entries(TEXT_OPTIONS))
    if (told[word] !== undefined) wishes[option] = told[word];
  for (const [word, option] of Object.entries(NUMBER_OPTIONS))
    if (told[word] !== undefined) wishes[option] = told[word].trim() === '' ? NaN : Number(told[word]);
  const joined = told['join-sheets'];
  if (joined !== undefined) wishes.joinedSheets = sheetNames(joined);
  if (delimiter !== undefined) wishes.delimiter = delimiter === 'tab' ? '\t' : delimiter;
  if (mapping !== undefined || map.length > 0)
    wishes.mapping = { ...wishes.mapping, ...mappingOf(mapping, map) };
  const parsed = built('previews/options.js').parseOptions(wishes);
  if (parsed.ok) return parsed.value;
  const words = { ...TEXT_OPTIONS, ...NUMBER_OPTIONS, 'join-sheets': 'joinedSheets' };
  const wordOf = (option) => Object.keys(words).find((word) => words[word] === option) ?? option;
  const wrong = parsed.paths.map((path) =>
    path.replace(/^options\.([^.]*)/, (_, option) => `--${wordOf(option)}`),
  );
  throw new UsageError(`Wrong: ${wrong.join(', ')}\n${USAGE}`);
}

/** At most one byte more than the limit: that is enough to know that the file is too large. */
async function readBytes(file) {
  const { WORKBOOK_LIMITS } = require(path.join(PROJECT_DIR, 'dist/src/workbooks'));
  try {
    const handle = await fs.open(file);
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, WORKBOOK_LIMITS.fileBytes + 1));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  }
}

async function importInto(bytes, fileName, options, language) {
  return withDatabase(
    async () => {
      const strapi = await loadBuiltStrapi({ say });
      try {
        return await built('import-file.js').importFile(strapi, bytes, fileName, options, language);
      } finally {
        await strapi.destroy();
      }
    },
    { say },
  );
}

function tellIssues({ issues, refused }) {
  for (const { sheet, row, column, severity, code, message } of issues) {
    const place = [sheet, row === null ? '' : `${column ?? ''}${row}`].filter(Boolean).join(' ');
    say(`${place ? `${place}: ` : ''}${severity} ${code}: ${message}`);
  }
  if (refused) say(`${refused.code}: ${refused.message}`);
}

function tellResult({ product, summary, importId }) {
  const { parts, lines, materials, routes, stages, errors, warnings } = summary;
  const compared = ['new', 'changed', 'unchanged', 'absent']
    .filter((name) => summary[name] !== null)
    .map((name) => `${summary[name]} ${name}`);
  console.log(
    `${product.designation}${product.orderNumber ? `, order ${product.orderNumber}` : ''} × ${product.quantity}`,
  );
  console.log(`${parts} parts, ${lines} lines, ${materials} materials, ${routes} routes, ${stages} stages`);
  if (summary.absentLines > 0) compared.push(`${summary.absentLines} lines absent`);
  if (compared.length > 0) console.log(compared.join(', '));
  console.log(`${errors} errors, ${warnings} warnings`);
  if (importId) console.log(`imported: ${importId}`);
}

function printJson(value) {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(value)}\n`, resolve));
}

async function main() {
  const wishes = readArguments();
  const language = languageOf(wishes);
  await buildStale(PROJECT_DIR, [SERVER], { say });
  const bytes = await readBytes(wishes.file);
  const options = importOptions(wishes);
  const fileName = path.basename(wishes.file);
  const result = wishes['dry-run']
    ? await built('dry-run.js').dryRun(bytes, fileName, options, language)
    : await importInto(bytes, fileName, options, language);
  tellIssues(result);
  if (wishes.json) await printJson(result);
  else tellResult(result);
  return result.summary.errors > 0 || result.refused ? 1 : 0;
}

// Strapi leaves timers behind after its end; the exit code is decided, so nobody waits for them.
main().then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof UsageError ? error.message : error.stack);
    process.exit(1);
  },
);
