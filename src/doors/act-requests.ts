import { z } from 'zod';
import { parseLabelCode } from '../codes/label-code';
import { refuse } from '../refusals';
import {
  HOLD_KINDS,
  type Capability,
  type Doer,
  type PartActCommand,
  type PartActResult,
  type Refusal,
} from '../tracking/contracts';
import { malformed, operationNumber, pathsOf, quantity, text, uuid } from './fields';
import type { Doors } from './prepare-scan';

/** A sentence of a person, not an essay. */
export const MAX_REASON_LENGTH = 2000;

/** What every act says. */
const actBody = z.object({ factId: uuid, reason: text(MAX_REASON_LENGTH).nullish() });
const piecesBody = actBody.extend({ quantity, operation: operationNumber.nullish() });
const holdBody = actBody.extend({ kind: z.enum(HOLD_KINDS).nullish() });

/** 0 or null removes the line. */
const lineBody = actBody.extend({
  childCode: text(64),
  quantityPerParent: quantity.nullable(),
  expects: z.enum(['line', 'no-line']).nullish(),
});

/** The code of a batch out of an address, as people type it. */
export function codeOf(typed: string): { ok: true; code: string } | Refusal {
  const label = parseLabelCode(typed);
  return label.ok ? label : refuse('part-code-malformed', { partCode: typed.slice(0, 100) });
}

/** A reason as people mean it: without the blanks around it; nothing at all is none. */
export function reasonOf(reason: string | null | undefined): string | null {
  return reason?.trim() || null;
}

type Answer = Promise<PartActResult | Refusal>;
type Door = (doors: Doors, code: string, body: unknown, doer: Doer) => Answer;

function door<Body extends { factId: string; reason?: string | null | undefined }>(
  schema: z.ZodType<Body>,
  perform: (doors: Doors, act: PartActCommand, body: Body, doer: Doer) => Answer,
): Door {
  return async (doors, typed, body, doer) => {
    const label = codeOf(typed);
    if (!label.ok) return label;
    const parsed = schema.safeParse(body);
    if (!parsed.success) return malformed(pathsOf(parsed.error));
    const { factId, reason } = parsed.data;
    const act = { factId: factId.toLowerCase(), partCode: label.code, reason: reasonOf(reason) };
    return perform(doors, act, parsed.data, doer);
  };
}

/** One act on a batch at the doors: who may ask for it, and what it does with a body. */
export interface ActDoor {
  capability: Capability;
  perform: Door;
}

function ofPieces(act: 'add' | 'withdraw' | 'split'): ActDoor {
  const perform = door(piecesBody, ({ engine }, command, body, doer) =>
    engine[act]({ ...command, quantity: body.quantity, operation: body.operation ?? null }, doer),
  );
  return { capability: 'change-quantity', perform };
}

function plain(
  capability: Capability,
  act: 'reverseSplit' | 'releaseHold' | 'cancelPart' | 'voidLabel',
): ActDoor {
  return {
    capability,
    perform: door(actBody, ({ engine }, command, _body, doer) => engine[act](command, doer)),
  };
}

/** The acts by the last part of their address, `POST /api/parts/:code/ACT`. */
export const ACT_DOORS = {
  add: ofPieces('add'),
  withdraw: ofPieces('withdraw'),
  split: ofPieces('split'),
  'reverse-split': plain('change-quantity', 'reverseSplit'),
  hold: {
    capability: 'hold',
    perform: door(holdBody, ({ engine }, command, { kind }, doer) =>
      engine.hold({ ...command, kind: kind ?? 'other' }, doer),
    ),
  },
  children: {
    capability: 'edit-composition',
    perform: door(lineBody, async ({ engine }, command, body, doer) => {
      const child = codeOf(body.childCode);
      if (!child.ok) return child;
      const { quantityPerParent, expects } = body;
      const line = {
        childCode: child.code,
        quantityPerParent: quantityPerParent || null,
        expects: expects ?? null,
      };
      return engine.setLine({ ...command, ...line }, doer);
    }),
  },
  'release-hold': plain('hold', 'releaseHold'),
  cancel: plain('cancel-parts', 'cancelPart'),
  'void-label': plain('void-labels', 'voidLabel'),
} satisfies Record<string, ActDoor>;

export type ActName = keyof typeof ACT_DOORS;

/** The names of the acts, as their addresses end. */
export const ACT_NAMES = Object.keys(ACT_DOORS) as readonly ActName[];
