import { createRequire } from 'node:module';

const { HOSTILE_FILES, mergedTable } = createRequire(import.meta.url)('./hostile-files.cjs');

/** What each of these files may take at most, from the first byte sent to the last byte of the answer. */
const SECONDS = 5;
const MORE_MEGABYTES = 300;
const MEGABYTE = 1024 * 1024;

/** A sound file among them, which costs most to read. */
const FILES = [...HOSTILE_FILES, [null, 'merges.xlsx', mergedTable]];

/** Seconds until a file was refused for this reason, null: was read; throws where it was answered otherwise. */
async function secondsToAnswer({ port, token }, reason, fileName, bytes) {
  const form = new FormData();
  form.append('options', '{}');
  form.append('file', new Blob([bytes]), fileName);
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/importer/previews`, {
    ...{ method: 'POST', body: form },
    headers: { authorization: `Bearer ${token}` },
  });
  const { error } = await answer.json();
  const seconds = (performance.now() - startedMs) / 1000;
  const isAsExpected = reason === null ? answer.status === 201 : error?.details?.reason === reason;
  if (!isAsExpected) throw new Error(`${fileName} answered ${answer.status}: ${JSON.stringify(error)}`);
  return seconds;
}

function costliest(measured, figure) {
  return measured.reduce((most, own) => (own[figure] > most[figure] ? own : most));
}

/**
 * The files that the tests of refusals make, one after the other: the slowest answer, and the most memory that the server
 * and its readers held above what the server held before.
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function measureHostile({ child, server }) {
  const measured = [];
  for (const [reason, fileName, make] of FILES) {
    const bytes = make();
    const { currentBytes } = await child.ask('figures');
    const seconds = await secondsToAnswer(server, reason, fileName, bytes);
    const { peakBytes } = await child.ask('figures');
    measured.push({ fileName, seconds, megabytes: (peakBytes - currentBytes) / MEGABYTE });
  }
  const [slowest, largest] = [costliest(measured, 'seconds'), costliest(measured, 'megabytes')];
  const among = `of ${measured.length} files: `;
  return [
    {
      ...{ name: 'slowest answer to a hostile file', value: slowest.seconds, unit: 's', limit: SECONDS },
      ...{ ratio: SECONDS / slowest.seconds, note: among + slowest.fileName },
    },
    {
      ...{ name: 'most more memory for a hostile file', value: largest.megabytes, unit: 'MB' },
      ...{ limit: MORE_MEGABYTES, ratio: MORE_MEGABYTES / largest.megabytes, note: among + largest.fileName },
    },
  ];
}
