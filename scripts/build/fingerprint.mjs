import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const IGNORED = new Set(['node_modules', '.cache', '.git']);

/**
 * One hash over the names and contents of source files: equal means nothing needs building. Contents
 * and not times, because a fresh checkout or a copied tree has times that say nothing.
 * @param {string} projectDir
 * @param {string[]} roots files or directories, relative to the project
 * @param {(relativePath: string) => boolean} accepts
 * @returns {string}
 */
export function fingerprint(projectDir, roots, accepts) {
  const hash = createHash('sha256');
  for (const file of roots.flatMap((root) => listFiles(projectDir, root)).sort()) {
    if (!accepts(file)) continue;
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(projectDir, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @returns {string[]} paths relative to the project, with forward slashes */
function listFiles(projectDir, relative) {
  const absolute = path.join(projectDir, relative);
  const stat = fs.statSync(absolute, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [relative];
  return fs
    .readdirSync(absolute)
    .filter((name) => !IGNORED.has(name))
    .flatMap((name) => listFiles(projectDir, `${relative}/${name}`));
}
