import { isRecord, type Answer } from '../server/answers';
import {
  isCounted,
  sendBatch,
  sendCall,
  sendReport,
  sendUndo,
  type Caller,
  type CountedBody,
} from '../server/api';
import type { KeptItem } from './kept-item';
import { verdictOf, type Verdict } from './queue';

/** What came of one act; `answer` where the server told the part's progress too. */
export interface Settled {
  item: KeptItem;
  verdict: Verdict;
  answer: Partial<CountedBody> | null;
}

/** Why there is no answer: nobody is there, or the server says that it cannot just now. */
export type WhyNot = 'offline' | 'busy';

const noAnswer = ({ kind }: Answer): Sent => ({
  kind: 'no-answer',
  why: kind === 'offline' ? 'offline' : 'busy',
});

/** What came of one request. `signed-out`: the session is over, nothing was looked at. */
export type Sent =
  { kind: 'settled'; settled: Settled[] } | { kind: 'no-answer'; why: WhyNot } | { kind: 'signed-out' };

/** Who sends: an act of somebody else names its maker and the session in which it was made. */
export interface Sender extends Caller {
  operatorId: string;
}

/** An act as the doors take it; `sentAt` lets the server correct a device's wrong clock. */
function requestOf(item: KeptItem, sentAt: string, { operatorId }: Sender): Record<string, unknown> {
  const maker =
    item.operator.id === operatorId ? {} : { operator: item.operator.id, madeIn: item.madeIn ?? undefined };
  if (item.kind === 'report') return { ...item.body, sentAt, ...maker };
  if (item.kind === 'call') {
    const operation = item.body.operation > 0 ? item.body.operation : null;
    return { factId: item.id, ...item.call, operation, occurredAt: item.occurredAt, sentAt, ...maker };
  }
  const { scanId, good, scrapped, rework } = item.body;
  const amounts = item.isPart ? { good, scrapped, rework: rework?.quantity ?? 0 } : {};
  return { undoId: item.id, scanId, ...amounts, occurredAt: item.occurredAt, sentAt, ...maker };
}

function settledBy(item: KeptItem, answer: Answer, sender: Sender): Settled | null {
  if (answer.kind === 'accepted' && isCounted(answer.body)) {
    return { item, verdict: { kind: 'counted' }, answer: answer.body };
  }
  if (item.kind === 'call' && answer.kind === 'accepted' && isRecord(answer.body) && answer.body.call)
    return { item, verdict: { kind: 'counted' }, answer: null };
  if (answer.kind !== 'refused') return null;
  const { status, code, message, details } = answer;
  const verdict = verdictOf(status, { code, message, details }, item.operator.id !== sender.operatorId);
  return { item, verdict, answer: null };
}

async function sendOne(item: KeptItem, sender: Sender): Promise<Sent> {
  const body = requestOf(item, new Date().toISOString(), sender);
  const { partCode, scanId } = item.body;
  const sends = {
    report: () => sendReport(body, sender),
    undo: () => sendUndo(scanId, body, sender),
    call: () => sendCall(partCode, body, sender),
  };
  const answer = await sends[item.kind]();
  if (answer.kind === 'signed-out') return { kind: 'signed-out' };
  const settled = settledBy(item, answer, sender);
  return settled ? { kind: 'settled', settled: [settled] } : noAnswer(answer);
}

/** One result of a batch; null: it is none of ours, so its act is sent again. */
function settledByResult(item: KeptItem, result: unknown, sender: Sender): Settled | null {
  if (!isRecord(result) || typeof result.status !== 'number' || result.id !== item.id) return null;
  if (result.status < 300) return { item, verdict: { kind: 'counted' }, answer: result };
  const error = isRecord(result.error) ? result.error : {};
  const details = isRecord(error.details) ? error.details : {};
  const refusal = {
    code: typeof details.code === 'string' ? details.code : '',
    message: typeof error.message === 'string' ? error.message : '',
    details,
  };
  const isForeign = item.operator.id !== sender.operatorId;
  return { item, verdict: verdictOf(result.status, refusal, isForeign), answer: null };
}

/** What came of several requests; a session that is over is looked for before. */
function together(sent: readonly Sent[]): Sent {
  const settled = sent.flatMap((one) => (one.kind === 'settled' ? one.settled : []));
  if (settled.length > 0) return { kind: 'settled', settled };
  const isBusy = sent.some((one) => one.kind === 'no-answer' && one.why === 'busy');
  return { kind: 'no-answer', why: isBusy ? 'busy' : 'offline' };
}

/** The first act of each part at a door of its own, so that one that the server chokes on holds up its part alone. */
async function sendApart(items: readonly KeptItem[], sender: Sender): Promise<Sent> {
  const all: Sent[] = [];
  const parts = new Set<string>();
  for (const item of items) {
    if (parts.has(item.body.partCode)) continue;
    parts.add(item.body.partCode);
    const sent = await sendOne(item, sender);
    if (sent.kind === 'signed-out') return sent;
    all.push(sent);
  }
  return together(all);
}

async function sendMany(items: readonly KeptItem[], sender: Sender): Promise<Sent> {
  const sentAt = new Date().toISOString();
  const answer = await sendBatch(
    items.map((item) => requestOf(item, sentAt, sender)),
    sender,
  );
  if (answer.kind === 'signed-out') return { kind: 'signed-out' };
  if (answer.kind === 'refused') return sendApart(items, sender);
  if (answer.kind !== 'accepted' || !isRecord(answer.body)) return noAnswer(answer);
  const results: unknown[] = Array.isArray(answer.body.results) ? answer.body.results : [];
  const settled = items.map((item, place) => settledByResult(item, results[place], sender));
  const known = settled.filter((one): one is Settled => one !== null);
  return known.length === 0 ? noAnswer(answer) : { kind: 'settled', settled: known };
}

function sendCounted(items: readonly KeptItem[], sender: Sender, apart: boolean): Promise<Sent> {
  const [only] = items;
  if (items.length === 1 && only) return sendOne(only, sender);
  return apart ? sendApart(items, sender) : sendMany(items, sender);
}

/**
 * Send acts in their order: one alone at its own door, which tells the part's progress; several as a batch. Calls
 * for the foreman go beside them, each at its own door.
 * @param apart the batch was tried in vain: send each part's first act by itself
 */
export async function send(items: readonly KeptItem[], sender: Sender, apart: boolean): Promise<Sent> {
  const calls = items.filter(({ kind }) => kind === 'call');
  const counted = items.filter(({ kind }) => kind !== 'call');
  const sent = await Promise.all([
    ...calls.map((item) => sendOne(item, sender)),
    ...(counted.length > 0 ? [sendCounted(counted, sender, apart)] : []),
  ]);
  return sent.find(({ kind }) => kind === 'signed-out') ?? together(sent);
}
