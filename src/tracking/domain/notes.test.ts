import type { Capability } from '../contracts';
import { isOwn, MAX_NOTES, refuseDeletion, refuseEdit, refuseNote, type NoteDoer } from './notes';

const doer = (id: string, ...may: Capability[]): NoteDoer => ({
  actor: { type: 'operator', id },
  may: new Set(may),
});
const writer = doer('1', 'write-notes');
const other = doer('2', 'write-notes');
const foreman = doer('3', 'write-notes', 'correct-others');
const anything: NoteDoer = { actor: { type: 'admin', id: '1' }, may: null };
const note = { author: { type: 'operator', id: '1' } as const, deleted: false };
const deleted = { ...note, deleted: true };

it('a note is whose kind of account and id it names', () => {
  expect([writer, other, anything].map(({ actor }) => isOwn(note, actor))).toEqual([true, false, false]);
});

it('notes are written with the right to, up to the limit', () => {
  expect(refuseNote(MAX_NOTES - 1, writer)).toBeNull();
  expect(refuseNote(MAX_NOTES, writer)).toMatchObject({ code: 'too-many-notes', details: { limit: 500 } });
  expect(refuseNote(0, doer('1', 'view-parts'))).toMatchObject({
    code: 'not-permitted',
    details: { capability: 'write-notes' },
  });
});

it('only the author edits, and nothing that is deleted', () => {
  expect(refuseEdit(note, writer)).toBeNull();
  expect([other, foreman, anything].map((one) => refuseEdit(note, one)?.code)).toEqual([
    'note-of-another',
    'note-of-another',
    'note-of-another',
  ]);
  expect(refuseEdit(deleted, writer)?.code).toBe('note-deleted');
  expect(refuseEdit(deleted, other)?.code).toBe('note-of-another');
  expect(refuseEdit(note, doer('1'))?.code).toBe('not-permitted');
});

it('the author deletes, and who may correct others', () => {
  expect([writer, foreman, anything].map((one) => refuseDeletion(note, one))).toEqual([null, null, null]);
  expect(refuseDeletion(note, other)?.code).toBe('note-of-another');
  expect(refuseDeletion(note, doer('1', 'correct-others'))?.code).toBe('not-permitted');
});
