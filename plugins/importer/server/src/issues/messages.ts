import type { Language } from '../../../../../src/refusals';
import { BOM_FORMATS, type BomFormat } from '../contracts';
import { FORMAT_NAMES } from './format-names';
import type { IssueCode, IssueDetails } from './issue';
import { ENGLISH_ISSUES } from './messages-en';
import { RUSSIAN_ISSUES } from './messages-ru';

function isFormat(detail: unknown): detail is BomFormat {
  return BOM_FORMATS.some((format) => format === detail);
}

/** What is wrong and what to do, in a person's language. `{name}` in a template is a detail. */
export function issueMessage(code: IssueCode, details: IssueDetails, language: Language): string {
  const template = (language === 'ru' ? RUSSIAN_ISSUES : ENGLISH_ISSUES)[code];
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name];
    if (isFormat(detail)) return FORMAT_NAMES[detail][language];
    return Array.isArray(detail) ? detail.join(', ') : String(detail ?? '');
  });
}
