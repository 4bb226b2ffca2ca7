import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { labelUrl, qrMatrix, qrPng, stageCode } from '../../../../../src/codes';
import { isRefusal, sendRefusal } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { CardsAnswer, StageRow, StageRows } from '../../../stage-cards/contracts';
import { previewSheet } from '../labels/preview';
import { parseScale, type SheetWish } from '../labels/requests';
import { publicUrl, publicUrlIsGuessed } from '../public-url';
import type { Sticker } from '../sheet/compose-label';
import { sheetPieces } from '../sheet/draw-pdf';
import { zplPieces } from '../sheet/zpl';
import { symbolSvg } from '../symbol/svg';
import { cardDesign, cardSticker } from './card-design';
import { parseCards } from './requests';
import { readStages, stagesOf } from './stages';

const FILE_TYPES = { pdf: 'application/pdf', zpl: 'application/octet-stream' } as const;
const TITLES = { ru: 'Карточки этапов', en: 'Stage cards' } as const;

interface Cards {
  stickers: Sticker[];
  wish: SheetWish;
}

/** What a request wants to have drawn, or why it cannot be. */
async function cardsOf(strapi: Core.Strapi, ctx: Context): Promise<Cards | Refusal> {
  const order = parseCards((ctx.request as { body?: unknown }).body);
  if (isRefusal(order)) return order;
  const stages = await stagesOf(strapi, order.stages);
  if (isRefusal(stages)) return stages;
  const stickers = stages.flatMap((stage) =>
    Array.from({ length: order.copies }, () => cardSticker(stage, order.language)),
  );
  const { stages: _stages, ...how } = order;
  const rest = { layoutName: 'card', sort: 'given', perPiece: false, logoMissing: false } as const;
  return { stickers, wish: { ...how, ...rest, design: cardDesign(order.layout) } };
}

/** The file, drawn while it is read. */
function drawn(strapi: Core.Strapi, { stickers, wish }: Cards): Readable {
  const base = publicUrl(strapi);
  const urlOf = (code: string) => labelUrl(base, code);
  return Readable.from(
    wish.format === 'zpl'
      ? zplPieces({ ...wish, stickers, urlOf, logoField: null })
      : sheetPieces({ ...wish, stickers, urlOf }, TITLES[wish.language]),
  );
}

async function stageAt(strapi: Core.Strapi, ctx: Context): Promise<StageRow | Refusal> {
  const { id = '' } = ctx.params as { id?: string };
  ctx.set('Cache-Control', 'no-store');
  const found = await stagesOf(strapi, [id]);
  if (isRefusal(found)) return found;
  const [stage] = found;
  if (!stage) throw new Error('A stage that was found is missing.');
  return stage;
}

const matrixOf = (strapi: Core.Strapi, { id }: StageRow) =>
  qrMatrix(labelUrl(publicUrl(strapi), stageCode(id)));

/** Single symbols: `GET stages/:id.svg`, `GET stages/:id.png?scale=8`. */
const symbolActions = (strapi: Core.Strapi) => ({
  async svg(ctx: Context): Promise<void> {
    const stage = await stageAt(strapi, ctx);
    if (isRefusal(stage)) return sendRefusal(ctx, stage);
    ctx.type = 'image/svg+xml';
    ctx.body = symbolSvg(matrixOf(strapi, stage), stage.name);
  },

  async png(ctx: Context): Promise<void> {
    const scale = parseScale(ctx.query);
    if (isRefusal(scale)) return sendRefusal(ctx, scale);
    const stage = await stageAt(strapi, ctx);
    if (isRefusal(stage)) return sendRefusal(ctx, stage);
    ctx.type = 'image/png';
    ctx.body = qrPng(matrixOf(strapi, stage), scale);
  },
});

/** Cards: `POST stages/sheets` (the file), `POST stages/print` (the file inside JSON), `POST stages/preview`. */
const cardActions = (strapi: Core.Strapi) => ({
  async sheet(ctx: Context): Promise<void> {
    const cards = await cardsOf(strapi, ctx);
    ctx.set('Cache-Control', 'no-store');
    if (isRefusal(cards)) return sendRefusal(ctx, cards);
    const { format } = cards.wish;
    ctx.set('X-Labels-Printed', String(cards.stickers.length));
    if (publicUrlIsGuessed(strapi)) ctx.set('X-Labels-Address-Guessed', publicUrl(strapi));
    ctx.attachment(`stages.${format}`, { type: 'inline' });
    ctx.type = FILE_TYPES[format];
    ctx.body = drawn(strapi, cards);
  },

  async print(ctx: Context): Promise<void> {
    const cards = await cardsOf(strapi, ctx);
    ctx.set('Cache-Control', 'no-store');
    if (isRefusal(cards)) return sendRefusal(ctx, cards);
    const file = (await buffer(drawn(strapi, cards))).toString('base64');
    ctx.body = { file, cards: cards.stickers.length } satisfies CardsAnswer;
  },

  async preview(ctx: Context): Promise<void> {
    const cards = await cardsOf(strapi, ctx);
    if (isRefusal(cards)) return sendRefusal(ctx, cards);
    const address = { url: publicUrl(strapi), isGuessed: publicUrlIsGuessed(strapi) };
    const preview = previewSheet({ labels: [], stickers: cards.stickers }, cards.wish, address);
    if (isRefusal(preview)) return sendRefusal(ctx, preview);
    ctx.body = preview;
  },
});

/** Cards for the wall that select a stage at the scan page: `GET stages`, the cards, single symbols. */
export const stageCardsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    ctx.body = { stages: await readStages(strapi) } satisfies StageRows;
  },
  ...symbolActions(strapi),
  ...cardActions(strapi),
});
