import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { labelUrl, qrMatrix, qrPng, stageCode } from '../../../../../src/codes';
import { isRefusal, sendRefusal } from '../../../../../src/refusals';
import { tracking, type CardsPrinted, type Refusal } from '../../../../../src/tracking';
import type { StageRows } from '../../../stage-cards/contracts';
import { previewSheet } from '../labels/preview';
import { parseScale } from '../labels/requests';
import { sendFile, tellGuessedAddress } from '../labels/send-file';
import { publicUrl, publicUrlIsGuessed } from '../public-url';
import type { Sticker } from '../sheet/sticker';
import { drawFile, type DrawnFile } from '../sheet/draw-file';
import { symbolSvg } from '../symbol/svg';
import { readCardsWish, type CardsWish } from './requests';
import { stageSticker } from './stage-card';
import { readStages, stagesOf, type Stage } from './stages';

const TITLES = { ru: 'Карточки этапов', en: 'Stage cards' } as const;

interface Cards {
  stages: Stage[];
  stickers: Sticker[];
  wish: CardsWish;
}

/** What a request wants to have drawn, or why it cannot be. */
async function cardsOf(strapi: Core.Strapi, ctx: Context): Promise<Cards | Refusal> {
  const order = await readCardsWish(strapi, (ctx.request as { body?: unknown }).body);
  if (isRefusal(order)) return order;
  const stages = await stagesOf(strapi, order.stages);
  if (isRefusal(stages)) return stages;
  const stickers = stages.flatMap((stage) =>
    Array.from({ length: order.copies }, () => stageSticker(stage, order.language)),
  );
  return { stages, stickers, wish: order };
}

/** Record the print, then draw it, so that nothing unrecorded leaves. */
async function printed(strapi: Core.Strapi, ctx: Context): Promise<(CardsPrinted & DrawnFile) | Refusal> {
  const doer = doerOf(ctx);
  ctx.set('Cache-Control', 'no-store');
  const cards = await cardsOf(strapi, ctx);
  if (isRefusal(cards)) return cards;
  const { stages, stickers, wish } = cards;
  const { layoutName: layout, format, reason, copies } = wish;
  const recorded = await tracking(strapi).recordCardPrint(
    { kind: 'stage', cards: stages.map((stage) => ({ ...stage, copies })), layout, format, reason },
    doer,
  );
  if (isRefusal(recorded)) return recorded;
  const base = publicUrl(strapi);
  const textOf = (code: string) => labelUrl(base, code);
  const drawn = await drawFile({ ...wish, stickers, textOf, title: TITLES[wish.language] });
  return { ...recorded, ...drawn };
}

async function stageAt(strapi: Core.Strapi, ctx: Context): Promise<Stage | Refusal> {
  const { id = '' } = ctx.params as { id?: string };
  ctx.set('Cache-Control', 'no-store');
  const found = await stagesOf(strapi, [id]);
  if (isRefusal(found)) return found;
  const [stage] = found;
  if (!stage) throw new Error('A stage that was found is missing.');
  return stage;
}

const matrixOf = (strapi: Core.Strapi, { id }: Stage) => qrMatrix(labelUrl(publicUrl(strapi), stageCode(id)));

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

/** Cards: `POST stages/sheets` (the file), `POST stages/preview`. */
const cardActions = (strapi: Core.Strapi) => ({
  async sheet(ctx: Context): Promise<void> {
    const done = await printed(strapi, ctx);
    if (isRefusal(done)) return sendRefusal(ctx, done);
    tellGuessedAddress(strapi, ctx);
    sendFile(ctx, 'stages', done, { ...done, stickers: done.cards });
  },

  async preview(ctx: Context): Promise<void> {
    const cards = await cardsOf(strapi, ctx);
    if (isRefusal(cards)) return sendRefusal(ctx, cards);
    const { stickers, wish } = cards;
    const address = { url: publicUrl(strapi), isGuessed: publicUrlIsGuessed(strapi) };
    const textOf = (code: string) => labelUrl(address.url, code);
    const prints = await tracking(strapi).cardPrints('stage', wish.stages);
    const labels = prints.map(({ id, ...rest }) => ({ code: stageCode(id), ...rest }));
    const preview = await previewSheet({ labels, stickers }, wish, { address, textOf });
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
