/** The two languages of the product. */
export type Language = 'ru' | 'en';

/** Long headers are hostile, not polite: no browser sends more than a handful of languages. */
const MAX_HEADER_LENGTH = 512;

interface Wish {
  language: Language;
  weight: number;
}

function wishOf(item: string): Wish | null {
  const [tag = '', ...parameters] = item.trim().toLowerCase().split(';');
  const primary = tag.trim().split('-')[0];
  if (primary !== 'ru' && primary !== 'en') return null;
  const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]);
  const weight = Number(quality.find((value) => value !== undefined) ?? 1);
  return weight > 0 ? { language: primary, weight } : null;
}

/**
 * The language to answer in, by `Accept-Language`. English unless Russian is asked for more: an
 * integration sends no such header.
 * @param headers request headers with lower-case names.
 */
export function languageOf(headers: Readonly<Record<string, unknown>>): Language {
  const header = headers['accept-language'];
  if (typeof header !== 'string' || header.length > MAX_HEADER_LENGTH) return 'en';
  let best: Wish | null = null;
  for (const item of header.split(',')) {
    const wish = wishOf(item);
    if (wish && (!best || wish.weight > best.weight)) best = wish;
  }
  return best?.language ?? 'en';
}
