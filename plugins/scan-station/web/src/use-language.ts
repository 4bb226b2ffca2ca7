import { useEffect, useState } from 'preact/hooks';
import { firstLanguage, type Language } from './logic/language';
import { deviceStorage } from './server/storage';
import { loadTexts, textsOf } from './texts';

const KEY = 'tracker-scan-language';

/** The language to begin with; index.html asks for its words by the same rule, roughly. */
export const languageOfDevice = (): Language =>
  firstLanguage(deviceStorage.getItem(KEY), navigator.languages);

/** The language of the page, as this device remembers it. */
export function useLanguage(): { language: Language; switchLanguage(): void } {
  const [language, setLanguage] = useState(languageOfDevice);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = textsOf(language).productName;
  }, [language]);
  const switchLanguage = (): void => {
    const next = language === 'ru' ? 'en' : 'ru';
    const begin = (): void => {
      deviceStorage.setItem(KEY, next);
      setLanguage(next);
    };
    // Without a network and without the page on the device its language stays.
    loadTexts(next).then(begin, () => undefined);
  };
  return { language, switchLanguage };
}
