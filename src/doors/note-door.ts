import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../access';
import { fileLink, keepPicture, removePicture, type ReceivedFile } from '../files';
import { refuse, sendRefusal } from '../refusals';
import { codeOf } from './act-requests';
import { doorsOf } from './doors-of';
import { malformed } from './fields';
import { NOTE_DOORS, notesOfPart, noteView, type NoteAct } from './note-requests';

interface Place {
  code: string;
  /** Absent where a note is written. */
  noteId?: string;
}

/** The id of a note stands in its body when it is written, in its address afterwards. */
function bodyOf(ctx: Context): unknown {
  const { noteId } = ctx.params as Place;
  const body: unknown = (ctx.request as { body?: unknown }).body;
  return noteId === undefined ? body : { ...(typeof body === 'object' ? body : null), noteId };
}

function placeOf(ctx: Context): Place {
  return ctx.params as Place;
}

/** `GET /api/parts/:code/notes`: 200 with the notes, oldest first. */
export async function sendNotes(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await notesOfPart(doorsOf(strapi), placeOf(ctx).code, ctx.query, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { code, notes, nextAfter } = result;
  ctx.body = { data: notes.map(noteView), meta: { code, nextAfter } };
}

/** An act on a note: 201 for a new one, else 200; `replayed` where it stood so already. */
export async function sendNoteAct(strapi: Core.Strapi, ctx: Context, act: NoteAct): Promise<void> {
  const result = await NOTE_DOORS[act](doorsOf(strapi), placeOf(ctx).code, bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { note, replayed } = result;
  ctx.status = act === 'addNote' && !replayed ? 201 : 200;
  ctx.body = { note: noteView(note), ...(replayed ? { replayed } : {}) };
}

function receivedPhoto(ctx: Context): ReceivedFile | null {
  const { photo } = (ctx.request as { files?: { photo?: unknown } }).files ?? {};
  const isFile = typeof photo === 'object' && photo !== null && 'filepath' in photo && 'size' in photo;
  return isFile ? (photo as ReceivedFile) : null;
}

/**
 * `POST /api/parts/:code/photos`, multipart with one picture in the field `photo`: 201 with the id that
 * a note of this batch may name.
 */
export async function sendKeptPhoto(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const doer = doerOf(ctx);
  const label = codeOf(placeOf(ctx).code);
  if (!label.ok) return sendRefusal(ctx, label);
  if (doer.may !== null && !doer.may.has('write-notes'))
    return sendRefusal(ctx, refuse('not-permitted', { capability: 'write-notes' }));
  const received = receivedPhoto(ctx);
  if (!received) return sendRefusal(ctx, malformed(['photo']));
  const picture = await keepPicture(strapi, received);
  if (!picture.ok) return sendRefusal(ctx, picture);
  const { fileId, id, name } = picture;
  const kept = await doorsOf(strapi).engine.keepPhoto({ partCode: label.code, fileId }, doer);
  for (const unused of kept.ok ? kept.unused : [fileId]) await removePicture(strapi, unused);
  if (!kept.ok) return sendRefusal(ctx, kept);
  ctx.status = 201;
  ctx.body = { photo: { id, url: fileLink(name) } };
}
