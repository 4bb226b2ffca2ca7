import { useIntl } from 'react-intl';
import { formatCount, formatInstant } from '../../../../../src/admin/kit';
import { fieldName } from '../../../../../src/names';
import { useSay } from '../texts';
import { actionWording, fieldKey, subjectKey } from '../words/action-words';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What one value may take up; the export has all of it. */
const MAX_SHOWN = 300;

interface Words {
  action(action: string): string;
  subject(type: string): string;
  field(field: string, subjectType: string | null): string;
  value(value: unknown): string;
}

/** What stands in the log, in the panel's language; what nobody has named stands as it is. */
export function useWords(timeZone: string): Words {
  const say = useSay();
  const { locale } = useIntl();
  const language = locale.startsWith('ru') ? 'ru' : 'en';

  function value(given: unknown): string {
    if (given === null || given === undefined || given === '') return say('value.none');
    if (typeof given === 'boolean') return say(given ? 'value.yes' : 'value.no');
    if (typeof given === 'number') return formatCount(given, locale);
    if (Array.isArray(given)) return given.length === 0 ? say('value.none') : given.map(value).join(', ');
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    if (INSTANT.test(text)) return formatInstant(text, locale, timeZone);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  }

  return {
    action(action) {
      const wording = actionWording(action);
      if (!wording) return action;
      return say(wording.key, wording.subject ? { subject: say(wording.subject) } : {});
    },
    subject(type) {
      const key = subjectKey(type);
      return key ? say(key) : type;
    },
    field(field, subjectType) {
      const key = fieldKey(field);
      if (key) return say(key);
      return subjectType ? fieldName(`api::${subjectType}.${subjectType}`, field, language) : field;
    },
    value,
  };
}
