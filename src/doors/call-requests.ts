import { z } from 'zod';
import { refuse } from '../refusals';
import {
  CALL_ANSWERS,
  CALL_REASONS,
  type CallResult,
  type Doer,
  type OpenCall,
  type Refusal,
} from '../tracking/contracts';
import { codeOf } from './act-requests';
import { instant, inUtc, malformed, operationNumber, pathsOf, text, uuid } from './fields';
import { resolveOperator } from './operators';
import { claimedAtMs, NO_RIGHTS, type Doors } from './prepare-scan';
import { namedOperator, operatorName, orNull } from './record-scan-request';

/** What is said beside a call is read on the way to it. */
const MAX_SAID = 500;

const said = text(MAX_SAID)
  .nullish()
  .transform((value) => value?.trim() ?? '');

const callBody = z.object({
  factId: uuid,
  reason: z.enum(CALL_REASONS).nullish(),
  comment: said,
  operation: operationNumber.nullish(),
  occurredAt: instant.nullish(),
  sentAt: instant.nullish(),
  operator: operatorName,
  madeIn: text().nullish(),
});

const answerBody = z.object({
  factId: uuid,
  callId: uuid,
  answer: z.enum(CALL_ANSWERS),
  note: said,
});

/** Read a body and call the foreman to the batch with this label, in the name of whose call it is. */
export async function callForeman(
  doors: Doors,
  typed: string,
  request: unknown,
  doer: Doer,
): Promise<CallResult | Refusal> {
  const label = codeOf(typed);
  if (!label.ok) return label;
  const parsed = callBody.safeParse(request);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const body = parsed.data;
  const occurredAt = body.occurredAt ? inUtc(body.occurredAt) : null;
  const sentAt = body.sentAt ? inUtc(body.sentAt) : null;
  const claim = {
    named: namedOperator(body.operator),
    madeIn: orNull(body.madeIn),
    settles: null,
    atMs: claimedAtMs(occurredAt, sentAt),
  };
  const { engine } = doors;
  const { operator, rights, refusal } = await resolveOperator(doors, doer, claim);
  const command = {
    factId: body.factId.toLowerCase(),
    partCode: label.code,
    reason: body.reason ?? null,
    comment: body.comment,
    operation: body.operation ?? null,
    ...{ occurredAt, sentAt, operator },
    ...(rights && { rights }),
  };
  if (!refusal) return engine.callForeman(command, doer);
  // A replay is told before rights.
  const result = await engine.callForeman(command, { ...doer, may: NO_RIGHTS });
  return result.ok || result.code !== 'not-permitted' ? result : refusal;
}

/** Read a body and take or end a call of the batch with this label. */
export async function answerCall(
  { engine }: Doors,
  typed: string,
  request: unknown,
  doer: Doer,
): Promise<CallResult | Refusal> {
  const label = codeOf(typed);
  if (!label.ok) return label;
  const parsed = answerBody.safeParse(request);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { factId, callId, answer, note } = parsed.data;
  if (note !== '' && answer !== 'done') return malformed(['note']);
  const command = {
    ...{ factId: factId.toLowerCase(), callId: callId.toLowerCase() },
    ...{ partCode: label.code, answer, note },
  };
  return engine.answerCall(command, doer);
}

/** The acts on calls by their mutations' names. */
export const CALL_DOORS = { callForeman, answerCall };

export type CallAct = keyof typeof CALL_DOORS;

/** Calls that nobody has ended, for who may see batches. */
export async function openCalls(
  { engine }: Doors,
  doer: Doer,
): Promise<{ ok: true; calls: OpenCall[]; more: boolean } | Refusal> {
  if (doer.may !== null && !doer.may.has('view-parts'))
    return refuse('not-permitted', { capability: 'view-parts' });
  const { rows, more } = await engine.openCalls();
  return { ok: true, calls: rows, more };
}
