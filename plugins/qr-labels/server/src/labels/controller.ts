import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { labelUrl, qrMatrix, qrPng, type QrMatrix } from '../../../../../src/codes';
import { isRefusal, sendRefusal } from '../../../../../src/refusals';
import { labelsOf, type Labels, type PartLabel, type Refusal } from '../../../../../src/tracking';
import type { LabelProductRow, LabelRow, LabelRows } from '../../../contracts';
import { publicUrl, publicUrlIsGuessed } from '../public-url';
import { symbolSvg } from '../symbol/svg';
import { chooseLabels, validLabel } from './choose-labels';
import { previewSheet } from './preview';
import { SheetPrinter, type PrintedSheet } from './print-sheet';
import { withPartValues } from './part-values';
import { readWish } from './read-wish';
import { parseListing, parseProducts, parseScale } from './requests';
import { sendFile, tellGuessedAddress } from './send-file';

const MAX_PRODUCTS = 100;
const ROWS_PER_PAGE = 100;

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function titleOf(label: PartLabel): string {
  return [label.designation, label.name].filter(Boolean).join(' · ') || label.code;
}

function rowOf(label: PartLabel): LabelRow {
  const { code, designation, name, quantity, productDesignation, orderNumber, printCount, lastPrintedAt } =
    label;
  return {
    code,
    designation,
    name,
    quantity,
    productDesignation,
    orderNumber,
    printCount,
    lastPrintedAt,
  };
}

function labelAt(strapi: Core.Strapi, ctx: Context): Promise<PartLabel | Refusal> {
  const { code = '' } = ctx.params as { code?: string };
  ctx.set('Cache-Control', 'no-store');
  return validLabel(labelsOf(strapi), code);
}

function symbolOf(strapi: Core.Strapi, { code }: PartLabel): QrMatrix {
  return qrMatrix(labelUrl(publicUrl(strapi), code));
}

async function print(
  strapi: Core.Strapi,
  printer: SheetPrinter,
  ctx: Context,
): Promise<PrintedSheet | Refusal> {
  const doer = doerOf(ctx);
  const wish = await readWish(strapi, bodyOf(ctx));
  ctx.set('Cache-Control', 'no-store');
  return isRefusal(wish) ? wish : printer.print(wish, doer);
}

/** Single labels: `GET :code.svg`, `GET :code.png?scale=8`. */
const symbolActions = (strapi: Core.Strapi) => ({
  async svg(ctx: Context): Promise<void> {
    const label = await labelAt(strapi, ctx);
    if (isRefusal(label)) return sendRefusal(ctx, label);
    ctx.type = 'image/svg+xml';
    ctx.body = symbolSvg(symbolOf(strapi, label), titleOf(label));
  },

  async png(ctx: Context): Promise<void> {
    const scale = parseScale(ctx.query);
    if (isRefusal(scale)) return sendRefusal(ctx, scale);
    const label = await labelAt(strapi, ctx);
    if (isRefusal(label)) return sendRefusal(ctx, label);
    ctx.type = 'image/png';
    ctx.body = qrPng(symbolOf(strapi, label), scale);
  },
});

/** Sheets: `POST sheets` (the file), `POST preview`. */
const sheetActions = (strapi: Core.Strapi, printer: SheetPrinter) => ({
  async sheet(ctx: Context): Promise<void> {
    const printed = await print(strapi, printer, ctx);
    if (isRefusal(printed)) return sendRefusal(ctx, printed);
    tellGuessedAddress(strapi, ctx);
    sendFile(ctx, 'labels', printed, printed);
  },

  async preview(ctx: Context): Promise<void> {
    const wish = await readWish(strapi, bodyOf(ctx));
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const choice = await chooseLabels(labelsOf(strapi), wish);
    if (isRefusal(choice)) return sendRefusal(ctx, choice);
    const address = { url: publicUrl(strapi), isGuessed: publicUrlIsGuessed(strapi) };
    const stickers = await withPartValues(strapi, choice.stickers, wish);
    const textOf = (code: string) => labelUrl(address.url, code);
    const preview = await previewSheet({ ...choice, stickers }, wish, { address, textOf });
    if (isRefusal(preview)) return sendRefusal(ctx, preview);
    ctx.body = preview;
  },
});

/** Labels of these codes that may be printed, in this order. */
async function inOrder(labels: Labels, codes: readonly string[]): Promise<PartLabel[]> {
  if (codes.length === 0) return [];
  const found = new Map((await labels.ofCodes(codes)).map((label) => [label.code, label]));
  return codes
    .flatMap((code) => found.get(code) ?? [])
    .filter(({ voided, status }) => !voided && status !== 'cancelled');
}

/** What there is to choose from: `GET parts?product&search&page&first` or `?documents=`, `GET products?search&product`. */
const listActions = (strapi: Core.Strapi) => ({
  async parts(ctx: Context): Promise<void> {
    const wish = parseListing(ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    if (wish.documents) {
      const chosen = await labelsOf(strapi).ofParts(wish.documents);
      ctx.body = { rows: chosen.map(rowOf), hasMore: false } satisfies LabelRows;
      return;
    }
    const found = await labelsOf(strapi).find({
      product: wish.product ?? null,
      search: wish.search,
      offset: (wish.page - 1) * ROWS_PER_PAGE,
      limit: ROWS_PER_PAGE + 1,
    });
    const first =
      wish.page === 1 && wish.search === '' ? await inOrder(labelsOf(strapi), wish.first ?? []) : [];
    const isFirst = new Set(first.map(({ code }) => code));
    const others = found.slice(0, ROWS_PER_PAGE).filter(({ code }) => !isFirst.has(code));
    const rows = [...first, ...others].map(rowOf);
    ctx.body = { rows, hasMore: found.length > ROWS_PER_PAGE } satisfies LabelRows;
  },

  async products(ctx: Context): Promise<void> {
    const wish = parseProducts(ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const { search, product = null } = wish;
    const found = await labelsOf(strapi).products({ search, product, limit: MAX_PRODUCTS });
    ctx.body = found satisfies LabelProductRow[];
  },
});

/** The labels' doors. Strapi's routes have asked who may come in; what is wrong is answered here. */
export const labelsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...symbolActions(strapi),
  ...sheetActions(strapi, new SheetPrinter(strapi)),
  ...listActions(strapi),
});
