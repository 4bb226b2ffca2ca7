import { z } from 'zod';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { FileFormat } from '../../../contracts';

/** Why something is printed: a few words. */
const MAX_REASON_LENGTH = 500;
export const MAX_COPIES = 100;
/** Stickers of one file: 477 sheets, some seconds of work. */
const MAX_STICKERS = 10_000;

/** Pictures of one file: each is drawn before the first leaves. */
const MAX_PICTURES = 500;

const FORMATS = ['pdf', 'zpl', 'svg', 'png'] as const satisfies readonly FileFormat[];

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** What every request for a sheet says of how it is printed, be it of labels, stage cards or badges. */
export const howShape = {
  copies: z.int().min(1).max(MAX_COPIES).default(1),
  skip: z.int().min(0).default(0),
  format: z.enum(FORMATS).default('pdf'),
  dpi: z.union([z.literal(203), z.literal(300)]).default(203),
  language: z.enum(['ru', 'en']).default('ru'),
  page: z.int().min(0).max(MAX_STICKERS).default(0),
  reason: z.string().trim().max(MAX_REASON_LENGTH).refine(isStorable).optional(),
};

/** Cells of a used sheet to leave free: a page of a PDF has such, and it has so many; null: that is so. */
export function skipsTooMuch(format: FileFormat, skip: number, places: number): Refusal | null {
  const most = format === 'pdf' ? places - 1 : 0;
  return skip > most ? refuse('malformed-request', { paths: ['skip'] }) : null;
}

/** A file of this format holds so many stickers; null: it does. */
export function tooMany(format: FileFormat, stickers: number): Refusal | null {
  const limit = format === 'svg' || format === 'png' ? MAX_PICTURES : MAX_STICKERS;
  return stickers > limit ? refuse('too-many-labels', { limit, asked: stickers }) : null;
}
