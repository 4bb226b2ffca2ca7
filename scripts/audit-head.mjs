import { onAuditLog } from './audit/command.mjs';

// npm run -s audit:head > head.json: what to keep outside of the database, see docs/audit.md.
const head = await onAuditLog((audit, url) => audit.auditHeadAt(url));
if (head) console.log(JSON.stringify(head));
