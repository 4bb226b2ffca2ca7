import type { Actor, Capability, Refusal } from '../contracts';
import { refuse } from './part-act';

/** A batch has at most so many notes that are not deleted. */
export const MAX_NOTES = 500;

/** What the rules know of a note. */
export interface NoteState {
  author: Pick<Actor, 'type' | 'id'>;
  deleted: boolean;
}

/** Whoever acts, as far as notes are concerned; `may` null: everything. */
export interface NoteDoer {
  actor: Pick<Actor, 'type' | 'id'>;
  may: ReadonlySet<Capability> | null;
}

/** Whether this person wrote the note. */
export function isOwn({ author }: Pick<NoteState, 'author'>, actor: NoteDoer['actor']): boolean {
  return author.type === actor.type && author.id === actor.id;
}

function may(doer: NoteDoer, capability: Capability): boolean {
  return doer.may === null || doer.may.has(capability);
}

function refuseWriting(doer: NoteDoer): Refusal | null {
  return may(doer, 'write-notes') ? null : refuse('not-permitted', { capability: 'write-notes' });
}

/** Why no note can be added, or null. @param notes how many the batch has that are not deleted */
export function refuseNote(notes: number, doer: NoteDoer): Refusal | null {
  return refuseWriting(doer) ?? (notes >= MAX_NOTES ? refuse('too-many-notes', { limit: MAX_NOTES }) : null);
}

/** Why a note cannot be edited, or null. Nobody changes another's words, whatever else they may. */
export function refuseEdit(note: NoteState, doer: NoteDoer): Refusal | null {
  const refused = refuseWriting(doer);
  if (refused) return refused;
  if (!isOwn(note, doer.actor)) return refuse('note-of-another');
  return note.deleted ? refuse('note-deleted') : null;
}

/**
 * Why a note cannot be deleted, or null. One's own, and with the right to correct others anybody's.
 * Whether it is deleted already is the caller's question: a repetition is no refusal.
 */
export function refuseDeletion(note: NoteState, doer: NoteDoer): Refusal | null {
  const refused = refuseWriting(doer);
  if (refused) return refused;
  return isOwn(note, doer.actor) || may(doer, 'correct-others') ? null : refuse('note-of-another');
}
