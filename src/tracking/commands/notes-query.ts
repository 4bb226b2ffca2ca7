import { refuse } from '../../refusals';
import type { Doer, NotesPage, Refusal } from '../contracts';
import { readNotes } from '../ledger';
import type { Engine } from './engine';
import { noteOf } from './note-act';

/** One answer holds at most so many notes. */
const PAGE = 100;

/** Notes of a batch behind a place, oldest first; deleted ones too, without their text. */
export async function notesQuery(
  engine: Engine,
  code: string,
  after: number,
  { actor }: Pick<Doer, 'actor'>,
): Promise<NotesPage | Refusal> {
  const { part } = await engine.read({ code, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  const read = await readNotes(engine.session, part.identity.partId, after, PAGE + 1);
  const told = read.slice(0, PAGE);
  return {
    ok: true,
    code: part.identity.code,
    notes: told.map((note) => noteOf(note, actor)),
    nextAfter: read.length > PAGE ? (told.at(-1)?.place ?? null) : null,
  };
}
