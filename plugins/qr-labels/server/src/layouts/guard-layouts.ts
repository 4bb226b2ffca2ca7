import type { Core } from '@strapi/strapi';
import { isRefusal, refuse, RefusalError } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { LAYOUT_UID } from './kept-layouts';
import { layoutFields } from './part-fields';
import { parseSettings, unknownFields } from './settings';

const MAX_NAME_LENGTH = 100;

interface Written {
  name?: unknown;
  settings?: unknown;
  medium?: unknown;
}

function throwRefusal(strapi: Core.Strapi, refusal: Refusal): never {
  throw new RefusalError(refusal, strapi.requestContext.get()?.request.headers ?? {});
}

async function checked(strapi: Core.Strapi, data: Written): Promise<Refusal | null> {
  const { name } = data;
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_LENGTH))
    return refuse('malformed-request', { paths: ['name'] });
  if (data.settings === undefined || data.settings === null) return null;
  const settings = parseSettings(data.settings);
  if (isRefusal(settings)) return settings;
  const known = new Set((await layoutFields(strapi)).map(({ field }) => field as string));
  const refusal = unknownFields(settings, known);
  if (refusal) return refusal;
  data.settings = settings;
  data.medium = settings.paper.page ? 'sheet' : 'thermal';
  return null;
}

/**
 * Whoever writes a label layout anywhere through Strapi (our page, content manager, REST): settings that no sheet
 * can be drawn from are refused. Call it once, in `register`.
 */
export function guardLayouts(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== LAYOUT_UID || (context.action !== 'create' && context.action !== 'update'))
      return next();
    const { data } = context.params as { data?: Written };
    const refusal = data ? await checked(strapi, data) : null;
    return refusal ? throwRefusal(strapi, refusal) : next();
  });
}
