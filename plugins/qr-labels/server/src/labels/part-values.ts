import type { Core } from '@strapi/strapi';
import { labelsOf } from '../../../../../src/tracking';
import { partFields, valueText } from '../layouts/part-fields';
import type { Sticker } from '../sheet/sticker';
import type { SheetWish } from './requests';

/** Stickers with what their layout says of the parts beyond what every label knows: one question for all of them. */
export async function withPartValues(
  strapi: Core.Strapi,
  stickers: Sticker[],
  { design, language }: Pick<SheetWish, 'design' | 'language'>,
): Promise<Sticker[]> {
  const said = new Set<string>(design?.settings.fields.map(({ field }) => field));
  const fields = partFields(strapi).filter(({ field }) => said.has(field));
  if (fields.length === 0) return stickers;
  const codes = [...new Set(stickers.map(({ code }) => code))];
  const rows = await labelsOf(strapi).partColumns(
    codes,
    fields.map(({ column }) => column),
  );
  const zone = String(strapi.config.get('factory.timeZone', 'UTC'));
  const values = new Map(
    rows.map(({ code, values: found }) => [
      code,
      Object.fromEntries(
        fields.map(({ field, column, type }) => [
          field,
          valueText(found[column] ?? null, type, language, zone),
        ]),
      ),
    ]),
  );
  return stickers.map((sticker) => ({ ...sticker, values: values.get(sticker.code) ?? {} }));
}
