import type { Language } from '../../../../../src/refusals';
import type { IssueCode, IssueDetails } from './issue';
import { ENGLISH_ISSUES } from './messages-en';
import { RUSSIAN_ISSUES } from './messages-ru';

/** What is wrong and what to do, in a person's language. `{name}` in a template is a detail. */
export function issueMessage(code: IssueCode, details: IssueDetails, language: Language): string {
  const template = (language === 'ru' ? RUSSIAN_ISSUES : ENGLISH_ISSUES)[code];
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name];
    return Array.isArray(detail) ? detail.join(', ') : String(detail ?? '');
  });
}
