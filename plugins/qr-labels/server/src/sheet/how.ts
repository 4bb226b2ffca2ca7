import { z } from 'zod';

/** Why something is printed: a few words. */
const MAX_REASON_LENGTH = 500;
export const MAX_COPIES = 100;
/** Stickers of one file: 477 sheets, some seconds of work. */
export const MAX_STICKERS = 10_000;

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** What every request for a sheet says of how it is printed, be it of labels, stage cards or badges. */
export const howShape = {
  copies: z.int().min(1).max(MAX_COPIES).default(1),
  skip: z.int().min(0).default(0),
  format: z.enum(['pdf', 'zpl']).default('pdf'),
  dpi: z.union([z.literal(203), z.literal(300)]).default(203),
  language: z.enum(['ru', 'en']).default('ru'),
  page: z.int().min(0).max(MAX_STICKERS).default(0),
  reason: z.string().trim().max(MAX_REASON_LENGTH).refine(isStorable).optional(),
};
