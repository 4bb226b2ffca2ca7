import type { RefusalCode } from '../tracking/contracts';
import type { Details } from './details';
import type { Language } from './language';
import { ENGLISH } from './messages-en';
import { RUSSIAN } from './messages-ru';

/** What a person should do about a refusal, in that person's language. */
export function refusalMessage(code: RefusalCode, details: Details, language: Language): string {
  const message = (language === 'ru' ? RUSSIAN : ENGLISH)[code];
  return typeof message === 'string' ? message : message(details);
}
