/** Where Strapi keeps the panel's language of this browser. */
const STORED_LANGUAGE = 'strapi-admin-language';

/** Strapi's sign-in page speaks English until somebody chooses; ours begins with the browser's language. */
export function beginWithBrowsersLanguage(): void {
  if (localStorage.getItem(STORED_LANGUAGE) !== null) return;
  if (navigator.language.toLowerCase().startsWith('ru')) localStorage.setItem(STORED_LANGUAGE, 'ru');
}
