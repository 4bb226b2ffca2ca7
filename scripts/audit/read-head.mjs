import fs from 'node:fs';

/** Told in one sentence, without a stack. */
export class HeadError extends Error {}

function checked(size, root, time) {
  if (!Number.isSafeInteger(size) || size < 0 || !/^[0-9a-f]{64}$/.test(root)) {
    throw new HeadError('A head is what npm run audit:head prints, or SIZE:ROOT with 64 hexadecimal digits.');
  }
  return { size, root, time };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HeadError(`The file of the head is no JSON: ${error.message}`, { cause: error });
  }
}

/**
 * A head that was kept outside.
 * @param {string} named a file with the JSON of `npm run audit:head`, or `SIZE:ROOT`
 * @returns {import('../../src/audit').AuditHead}
 * @throws {HeadError}
 */
export function readHead(named) {
  const short = /^(\d{1,15}):([0-9a-fA-F]+)$/.exec(named);
  if (short) return checked(Number(short[1]), short[2].toLowerCase(), null);
  if (!fs.existsSync(named)) throw new HeadError(`There is no file ${named}.`);
  const { size, root, time } = parse(fs.readFileSync(named, 'utf8')) ?? {};
  return checked(size, String(root).toLowerCase(), typeof time === 'string' ? time : null);
}
