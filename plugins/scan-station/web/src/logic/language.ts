/** The two languages of the interface. */
export type Language = 'ru' | 'en';

/**
 * The language to begin with: the one chosen earlier on this device, else the browser's own.
 * @param chosen what the device remembers, as it was found
 * @param wishes the browser's languages, the dearest first
 */
export function firstLanguage(chosen: string | null, wishes: readonly string[]): Language {
  if (chosen === 'ru' || chosen === 'en') return chosen;
  for (const wish of wishes) {
    const primary = wish.toLowerCase().split('-')[0];
    if (primary === 'ru' || primary === 'en') return primary;
  }
  return 'en';
}
