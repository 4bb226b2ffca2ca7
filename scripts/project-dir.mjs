import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this clone, wherever the command was started from. */
export const PROJECT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
