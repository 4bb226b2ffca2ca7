import type { Core } from '@strapi/strapi';
import { isRefusal, refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { KeptLayout, LayoutSettings } from '../../../layouts/contracts';
import type { Design } from '../sheet/compose-design';
import { readLogo } from './logo';
import { layoutFields } from './part-fields';
import { parseSettings } from './settings';

export const LAYOUT_UID = 'api::label-layout.label-layout';
const MAX_LAYOUTS = 200;

interface Row {
  documentId: string;
  name: string | null;
  settings: unknown;
}

/** A row that somebody wrote past us, or of an older version, is left out. */
function layoutOf({ documentId, name, settings }: Row): KeptLayout[] {
  const read = parseSettings(settings);
  return isRefusal(read) ? [] : [{ id: documentId, name: name ?? documentId, settings: read }];
}

/** Own layouts by name. */
export async function readLayouts(strapi: Core.Strapi): Promise<KeptLayout[]> {
  const rows = await strapi.documents(LAYOUT_UID).findMany({ sort: 'name:asc', limit: MAX_LAYOUTS });
  return (rows as unknown as Row[]).flatMap(layoutOf);
}

/** One layout by its documentId. */
export async function readLayout(strapi: Core.Strapi, documentId: string): Promise<KeptLayout | Refusal> {
  const row = await strapi.documents(LAYOUT_UID).findOne({ documentId });
  const [layout] = row ? layoutOf(row as unknown as Row) : [];
  return layout ?? refuse('layout-not-found', { layout: documentId });
}

/** Settings with what they are drawn with: the logo's picture and the names of own fields. */
export async function designOf(
  strapi: Core.Strapi,
  settings: LayoutSettings,
): Promise<{ design: Design; logoMissing: boolean }> {
  const [fields, logo] = await Promise.all([
    layoutFields(strapi),
    settings.logo ? readLogo(strapi, settings.logo.file) : null,
  ]);
  const captions = Object.fromEntries(
    fields.flatMap(({ field, label }) => (label === null ? [] : [[field, label] as const])),
  );
  return {
    design: {
      ...{ settings, captions, logo: logo?.png ?? null, logoRatio: logo?.ratio ?? null },
      centred: settings.cards !== undefined,
    },
    logoMissing: settings.logo !== null && logo === null,
  };
}
