import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN, buildStale, SCAN_PAGE, SERVER } from '../../scripts/build/steps.mjs';

/** The start script is tested in a copy of this clone; what is built here need not be built there. */
export default async function setUp() {
  await buildStale(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..'), [
    SERVER,
    SCAN_PAGE,
    ADMIN,
  ]);
}
