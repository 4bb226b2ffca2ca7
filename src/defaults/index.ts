/** What a new installation starts with; seeded once, then free to edit or delete. */
import type { Core } from '@strapi/strapi';
import { DEFAULT_REASONS } from './defect-reasons';

const REASON_UID = 'api::defect-reason.defect-reason';

/**
 * Seed the default defect reasons at the very first start, in the factory's language
 * (FACTORY_LANGUAGE, `ru` unless `en`). Call it under the boot lock.
 */
export async function seedDefaults(strapi: Core.Strapi): Promise<void> {
  const seeded = strapi.store({ type: 'core', name: 'tracker', key: 'defaults-seeded' });
  if (await seeded.get()) return;
  const language = process.env.FACTORY_LANGUAGE === 'en' ? 'en' : 'ru';
  if ((await strapi.db.query(REASON_UID).count()) === 0) {
    for (const [position, reason] of DEFAULT_REASONS.entries()) {
      const { code, appliesTo } = reason;
      await strapi
        .documents(REASON_UID)
        .create({ data: { code, appliesTo, position, name: reason[language], retired: false } });
    }
  }
  await seeded.set({ value: true });
}
