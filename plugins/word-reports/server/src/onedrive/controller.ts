import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, languageOf, parsed, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import type {
  OneDriveFolder,
  OneDriveKept,
  OneDriveSettingsView,
  OneDriveState,
  OneDriveTest,
  OneDriveWorkbook,
} from '../../../contracts';
import { readTables } from '../sources/read-workbook';
import { pageOfRows, rowsQuery } from '../sources/rows-page';
import type { SheetTable } from '../sources/sheet-table';
import { withOneDrive } from './connected';
import { readFolder } from './drive';
import { openOneDriveWorkbook } from './open-workbook';
import { drivePath, folderPath } from './paths';
import { keepExpiry, keptExpiry } from './secret-expiry';
import { missingSettings, oneDriveSettings, settingsByName } from './settings';
import { testConnection } from './test-connection';
import { listKept } from './workbook-store';

const kept = z.enum(['true', 'false']).default('false');
const folderQuery = z.object({ path: folderPath.default(''), next: z.string().max(8_000).optional() });
const workbookQuery = z.object({ path: drivePath, kept });
const workbookRows = rowsQuery.extend({ path: drivePath, kept });

interface Opened {
  asOf: string;
  kept: boolean;
  tables: SheetTable[];
}

async function opened(
  strapi: Core.Strapi,
  ctx: Context,
  wish: { path: string; kept: 'true' | 'false' },
): Promise<Opened | Refusal> {
  const workbook = await openOneDriveWorkbook(strapi, { path: wish.path, kept: wish.kept === 'true' });
  if (!workbook.ok) return workbook;
  const tables = await readTables(workbook.content, languageOf(ctx.request.headers));
  return Array.isArray(tables) ? { asOf: workbook.asOf, kept: workbook.kept, tables } : tables;
}

function answer(ctx: Context, told: object): void {
  if (isRefusal(told)) return sendRefusal(ctx, told);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = told;
}

type Expiry = Pick<OneDriveSettingsView, 'secretExpiresAt' | 'secretExpiryFrom'>;

/** What Microsoft has told is truer than what somebody wrote down. */
async function expiryOf(strapi: Core.Strapi): Promise<Expiry> {
  const told = await keptExpiry(strapi);
  if (told !== null) return { secretExpiresAt: told, secretExpiryFrom: 'microsoft' };
  const { secretExpires } = oneDriveSettings(strapi);
  if (secretExpires !== '') return { secretExpiresAt: secretExpires, secretExpiryFrom: 'setting' };
  return { secretExpiresAt: null, secretExpiryFrom: null };
}

async function stateOf(strapi: Core.Strapi): Promise<OneDriveState> {
  const settings = oneDriveSettings(strapi);
  const missing = missingSettings(settings);
  return {
    configured: missing.length === 0,
    missing,
    tenant: settings.tenantId,
    application: settings.clientId,
    user: settings.userId,
    secretExpiresAt: (await expiryOf(strapi)).secretExpiresAt,
  };
}

/** OneDrive: what is set, whether it works, and workbooks to choose rows from. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async state(ctx: Context): Promise<void> {
    doerOf(ctx);
    answer(ctx, await stateOf(strapi));
  },

  /** Which settings are there, by their names. */
  async settings(ctx: Context): Promise<void> {
    doerOf(ctx);
    const variables = settingsByName(oneDriveSettings(strapi));
    answer(ctx, { variables, ...(await expiryOf(strapi)) } satisfies OneDriveSettingsView);
  },

  /** 200 where the sign-in works and the drive can be read; else what is wrong and who mends it. */
  async test(ctx: Context): Promise<void> {
    doerOf(ctx);
    const tested = await withOneDrive(strapi, testConnection);
    if (isRefusal(tested)) return sendRefusal(ctx, tested);
    await keepExpiry(strapi, tested.secretExpiresAt);
    const { secretExpiresAt } = await expiryOf(strapi);
    answer(ctx, { ...tested, secretExpiresAt } satisfies OneDriveTest);
  },

  /** `?path&next`: folders and workbooks of a folder, a page of them. */
  async folder(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parsed(folderQuery, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const found = await withOneDrive<{ page: OneDriveFolder | null }>(strapi, async (connection) => ({
      page: await readFolder(connection, wish.path, wish.next),
    }));
    if (isRefusal(found)) {
      const withPath = { ...found.details, path: wish.path || '/' };
      return sendRefusal(
        ctx,
        found.code === 'onedrive-item-not-found' ? refuse(found.code, withPath) : found,
      );
    }
    answer(ctx, found.page ?? refuse('malformed-request', { paths: ['next'] }));
  },

  /** Workbooks that were read before, told without asking Microsoft. */
  async kept(ctx: Context): Promise<void> {
    doerOf(ctx);
    const { userId } = oneDriveSettings(strapi);
    const workbooks = await withStrapiSession(strapi, (session) => listKept(session, userId));
    answer(ctx, { workbooks } satisfies OneDriveKept);
  },

  /** `?path&kept`: the sheets of a workbook. */
  async workbook(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parsed(workbookQuery, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const found = await opened(strapi, ctx, wish);
    if (isRefusal(found)) return sendRefusal(ctx, found);
    const sheets = found.tables.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length }));
    const dataAsOf = { at: found.asOf, kept: found.kept };
    answer(ctx, { path: wish.path, dataAsOf, sheets } satisfies OneDriveWorkbook);
  },

  /** `?path&sheet&search&page&kept`: rows of a workbook. */
  async rows(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parsed(workbookRows, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const found = await opened(strapi, ctx, wish);
    answer(ctx, isRefusal(found) ? found : pageOfRows(found.tables, wish));
  },
});
