import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { publicUrl, publicUrlIsGuessed } from '../public-url';
import type { DrawnFile } from '../sheet/draw-file';
import { tellProblems } from './problem-headers';

/** What was printed: how many, and of what had never been printed and what had. */
interface Printed {
  stickers: number;
  first: number;
  again: number;
}

/** Answer a file as it is drawn, with what was recorded of the print in `X-Labels-Printed`, `-First` and `-Again`. */
export function sendFile(
  ctx: Context,
  name: string,
  { file, extension, type, problems }: DrawnFile,
  { stickers, first, again }: Printed,
): void {
  ctx.set('X-Labels-Printed', String(stickers));
  ctx.set('X-Labels-First', String(first));
  ctx.set('X-Labels-Again', String(again));
  tellProblems(ctx, problems);
  ctx.attachment(`${name}.${extension}`, { type: 'inline' });
  ctx.type = type;
  ctx.body = file;
}

/** Whoever prints codes of an address that nobody has set is told which it is. */
export function tellGuessedAddress(strapi: Core.Strapi, ctx: Context): void {
  if (publicUrlIsGuessed(strapi)) ctx.set('X-Labels-Address-Guessed', publicUrl(strapi));
}
