import { parseArgs } from 'node:util';
import { onAuditLog } from './audit/command.mjs';
import { HeadError, readHead } from './audit/read-head.mjs';

// npm run audit:verify [-- --head FILE|SIZE:ROOT] [--json]: exit 0 and the head, or 1 and the first broken entry.
function readArguments() {
  try {
    const { values } = parseArgs({
      options: { head: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    return { json: values.json, kept: values.head === undefined ? null : readHead(values.head) };
  } catch (error) {
    if (!(error instanceof HeadError) && error.code?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    console.error(`${error.message}\nnpm run audit:verify -- [--head FILE|SIZE:ROOT] [--json]`);
    process.exit(1);
  }
}

const { kept, json } = readArguments();
const found = await onAuditLog((audit, url) => audit.verifyAuditAt(url, kept));
if (found) {
  const { head, unsealed, broken } = found;
  if (json) console.log(JSON.stringify(found));
  if (broken) {
    console.error(broken.message);
    process.exitCode = 1;
  } else if (!json) {
    const rest = unsealed > 0 ? ` ${unsealed} newer ones are not sealed yet.` : '';
    console.log(`The audit log is intact: ${head.size} entries.${rest}`);
    console.log(`size ${head.size}\nroot ${head.root}\ntime ${head.time ?? '-'}`);
  }
}
