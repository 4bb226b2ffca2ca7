import { useEffect, useState } from 'preact/hooks';
import { firstLanguage, type Language } from './logic/language';
import { deviceStorage } from './server/storage';
import { TEXTS } from './texts';

const KEY = 'tracker-scan-language';

/** The language of the page, as this device remembers it. */
export function useLanguage(): { language: Language; switchLanguage(): void } {
  const [language, setLanguage] = useState(() =>
    firstLanguage(deviceStorage.getItem(KEY), navigator.languages),
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = TEXTS[language].productName;
  }, [language]);
  const switchLanguage = (): void => {
    const next = language === 'ru' ? 'en' : 'ru';
    deviceStorage.setItem(KEY, next);
    setLanguage(next);
  };
  return { language, switchLanguage };
}
