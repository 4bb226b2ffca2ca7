import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { shared } from '../overview/share-overview';
import { refresherOf } from '../reports/refresh-reports';
import type { TvState } from './contracts';
import { openTvLink } from './tv-links';
import { tvPage } from './tv-page';
import { TV_SCRIPT } from './tv-script';
import { readTvState } from './tv-state';
import { TV_STYLE } from './tv-style';
import { bearerTvToken } from './tv-token';
import { WindowLimit } from './window-limit';

/** A screen asks every two seconds: twenty of them may share a link. */
const PER_LINK = { most: 600, windowMs: 60_000, maxKeys: 1_000 };
/** Wrong tokens from one address. 256 bits are not guessed; the database shall not be asked in vain. */
const WRONG_PER_ADDRESS = { most: 30, windowMs: 60_000, maxKeys: 10_000 };
/** Screens that ask within this time are given the same reading. */
const KEPT_MS = 1_000;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Kept {
  body: string;
  etag: string;
  readAtMs: number;
}

/** What the screens of this process are told: read once for all that ask within a second. */
class TvStates {
  #kept: Kept | null = null;
  readonly #read: () => Promise<Kept>;

  constructor(strapi: Core.Strapi) {
    this.#read = shared(async () => {
      const readAtMs = Date.now();
      const state: TvState = await readTvState(
        strapi,
        new Date(readAtMs),
        await refresherOf(strapi).standing(),
      );
      const body = JSON.stringify(state);
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      this.#kept = { body, etag, readAtMs };
      return this.#kept;
    });
  }

  now(): Promise<Kept> {
    const kept = this.#kept;
    return kept && Date.now() - kept.readAtMs < KEPT_MS ? Promise.resolve(kept) : this.#read();
  }
}

function guard(ctx: Context): void {
  ctx.set('Content-Security-Policy', POLICY);
  ctx.set('Cache-Control', 'no-store');
}

function sendText(ctx: Context, type: string, text: string): void {
  guard(ctx);
  ctx.type = `${type}; charset=utf-8`;
  ctx.body = text;
}

/** @returns whether the screen's token opens the door; else the refusal is sent. */
async function letsIn(
  strapi: Core.Strapi,
  ctx: Context,
  limits: { link: WindowLimit; wrong: WindowLimit },
): Promise<boolean> {
  const nowMs = Date.now();
  const tooMany = (retryAfterSeconds: number) => {
    sendRefusal(ctx, refuse('too-many-attempts', { retryAfterSeconds }));
    return false;
  };
  const wrongWait = limits.wrong.waitSeconds(ctx.ip, nowMs);
  if (wrongWait > 0) return tooMany(wrongWait);
  const token = bearerTvToken(ctx.get('authorization'));
  const id = token === null ? null : await openTvLink(strapi, token);
  if (id === null) {
    limits.wrong.count(ctx.ip, nowMs);
    sendRefusal(ctx, refuse('tv-link-ended'));
    return false;
  }
  const wait = limits.link.waitSeconds(id, nowMs);
  if (wait > 0) return tooMany(wait);
  limits.link.count(id, nowMs);
  return true;
}

/** The page of the screen for everybody, and what it shows for whoever brings the token of an open link. */
export function mountTv(strapi: Core.Strapi): void {
  const limits = { link: new WindowLimit(PER_LINK), wrong: new WindowLimit(WRONG_PER_ADDRESS) };
  const states = new TvStates(strapi);

  function sendPage(ctx: Context): void {
    const { lang } = ctx.query;
    const language = lang === 'ru' || lang === 'en' ? lang : languageOf(ctx.request.headers);
    sendText(ctx, 'text/html', tvPage(language));
  }

  async function sendState(ctx: Context): Promise<void> {
    ctx.set('Cache-Control', 'no-cache, private');
    if (!(await letsIn(strapi, ctx, limits))) return;
    const { body, etag } = await states.now();
    ctx.set('ETag', etag);
    if (ctx.get('if-none-match') === etag) {
      ctx.status = 304;
      return;
    }
    ctx.type = 'application/json';
    ctx.body = body;
  }

  const doors: [string, (ctx: Context) => void | Promise<void>][] = [
    ['/tv', sendPage],
    ['/tv/tv.css', (ctx) => sendText(ctx, 'text/css', TV_STYLE)],
    ['/tv/tv.js', (ctx) => sendText(ctx, 'text/javascript', TV_SCRIPT)],
    ['/tv/state', sendState],
  ];
  strapi.server.routes(
    doors.map(([path, handler]) => ({
      method: 'GET' as const,
      path,
      handler,
      config: { auth: false as const },
    })),
  );
}
