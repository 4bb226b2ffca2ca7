import type { Language } from '../logic/language';
import type { KeptItem } from '../outbox/kept-item';
import type { Texts } from './texts';

export type { Explained, RefusalFacts, Texts } from './texts';

/** Each language is a file of its own: who reads one need not fetch the other. */
const FILES: Record<Language, () => Promise<Texts>> = {
  ru: async () => (await import('./ru')).RUSSIAN,
  en: async () => (await import('./en')).ENGLISH,
};

const loaded: Partial<Record<Language, Texts>> = {};

/** Fetch the words of a language, unless they are here. Rejects where they do not come. */
export async function loadTexts(language: Language): Promise<void> {
  loaded[language] ??= await FILES[language]();
}

/** The words of a language that has been loaded. */
export function textsOf(language: Language): Texts {
  const texts = loaded[language];
  if (!texts) throw new Error(`The words of ${language} are not loaded.`);
  return texts;
}

/** The amounts of a report in words: `3 good, 1 scrap`. */
export function amountsInWords(
  texts: Texts,
  amounts: { good: number; scrapped: number; rework: number },
): string {
  const words = [
    amounts.good > 0 && texts.amounts.good(amounts.good),
    amounts.scrapped > 0 && texts.amounts.scrapped(amounts.scrapped),
    amounts.rework > 0 && texts.amounts.rework(amounts.rework),
  ];
  return words.filter((word) => word !== false).join(', ');
}

/** What is said of an act that is kept: a report's amounts, what is undone, why the foreman is called. */
export function actInWords(
  texts: Texts,
  { kind, body, call }: Pick<KeptItem, 'kind' | 'body' | 'call'>,
): string {
  if (kind === 'call') {
    const reason = call?.reason ? texts.call.reasons[call.reason] : null;
    return texts.call.act(call?.comment ? call.comment : reason);
  }
  const amounts = amountsInWords(texts, { ...body, rework: body.rework?.quantity ?? 0 });
  return kind === 'undo' ? texts.kept.undo(amounts) : amounts;
}
