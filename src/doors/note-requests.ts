import { z } from 'zod';
import { fileLink } from '../files';
import { refuse } from '../refusals';
import type { Doer, Note, NoteResult, NotesPage, NoteView, Refusal } from '../tracking/contracts';
import { codeOf } from './act-requests';
import { malformed, operationNumber, pathsOf, text, uuid } from './fields';
import type { Doors } from './prepare-scan';

/** A note is read at a machine, not studied. */
const MAX_NOTE_LENGTH = 2000;

/** What a note says: without the blanks around it, and something. */
const words = text(MAX_NOTE_LENGTH)
  .transform((said) => said.trim())
  .refine((said) => said !== '');
/** id or documentId of a file; whether there is one is asked later. */
const fileId = z.union([z.int().min(1).transform(String), z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)]);

const newNote = z.object({
  noteId: uuid,
  text: words,
  operation: operationNumber.nullish(),
  photo: fileId.nullish(),
});
const changedNote = z.object({ noteId: uuid, text: words, photo: fileId.nullish() });
const goneNote = z.object({ noteId: uuid });

const notesQuery = z.object({
  after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
});

/** A note as the doors show it: its photo with a link that opens it for a while. */
export function noteView({ photo, ...note }: Note): NoteView {
  return { ...note, photo: photo && { id: photo.id, url: fileLink(photo.name) } };
}

type Perform = (doors: Doors, code: string, body: unknown, doer: Doer) => Promise<NoteResult | Refusal>;

/** Read the code of a batch and a body, or refuse them, and hand them to an act on a note. */
function door<Body extends { noteId: string }>(
  schema: z.ZodType<Body>,
  act: (doors: Doors, command: Body & { partCode: string }, doer: Doer) => Promise<NoteResult | Refusal>,
): Perform {
  return async (doors, typed, body, doer) => {
    const label = codeOf(typed);
    if (!label.ok) return label;
    const parsed = schema.safeParse(body);
    if (!parsed.success) return malformed(pathsOf(parsed.error));
    const { data } = parsed;
    return act(doors, { ...data, partCode: label.code, noteId: data.noteId.toLowerCase() }, doer);
  };
}

/** The acts on notes by their mutations' names. Of an edit without `photo` the photo stays. */
export const NOTE_DOORS = {
  addNote: door(newNote, ({ engine }, { operation, photo, ...command }, doer) =>
    engine.addNote({ ...command, operation: operation ?? null, photo: photo ?? null }, doer),
  ),
  editNote: door(changedNote, ({ engine }, command, doer) =>
    engine.editNote({ ...command, photo: command.photo }, doer),
  ),
  deleteNote: door(goneNote, ({ engine }, command, doer) => engine.deleteNote(command, doer)),
} satisfies Record<string, Perform>;

export type NoteAct = keyof typeof NOTE_DOORS;

/** `GET /api/parts/:code/notes?after=PLACE`. */
export async function notesOfPart(
  { engine }: Doors,
  typed: string,
  query: unknown,
  doer: Doer,
): Promise<NotesPage | Refusal> {
  const label = codeOf(typed);
  if (!label.ok) return label;
  if (doer.may !== null && !doer.may.has('view-parts'))
    return refuse('not-permitted', { capability: 'view-parts' });
  const parsed = notesQuery.safeParse(query);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  return engine.notes(label.code, parsed.data.after, doer);
}
