import type { Core } from '@strapi/strapi';

/** What Strapi's controllers answer for one entry or a page of them. */
interface StrapiAnswer {
  data: Record<string, unknown> | Record<string, unknown>[] | null;
}

/**
 * Add to parts as Strapi tells them the code on their label, by which every other door addresses
 * them. A part that is on its way in has none yet: null.
 */
export async function withCodes(strapi: Core.Strapi, answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return answer;
  const { data } = answer as StrapiAnswer;
  const parts = [data ?? []].flat();
  const states = (await strapi.db.query('api::part-state.part-state').findMany({
    where: { partId: { $in: parts.map(({ id }) => id) } },
    select: ['partId', 'code'],
  })) as { partId: number; code: string }[];
  const codes = new Map(states.map(({ partId, code }) => [partId, code]));
  const told = parts.map((part) => ({ ...part, code: codes.get(Number(part.id)) ?? null }));
  return { ...answer, data: Array.isArray(data) ? told : (told[0] ?? null) };
}
