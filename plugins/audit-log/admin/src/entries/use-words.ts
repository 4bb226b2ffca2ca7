import { useIntl } from 'react-intl';
import { formatCount, formatInstant } from '../../../../../src/admin/kit';
import { fieldName } from '../../../../../src/names';
import { useSay } from '../texts';
import { actionWording, fieldKey, filterKey, strapiFieldKey, subjectKey } from '../words/action-words';
import { valueWord } from '../words/value-words';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What one value may take up; the export has all of it. */
const MAX_SHOWN = 300;

interface Words {
  action(action: string): string;
  subject(type: string): string;
  field(field: string, subjectType: string | null): string;
  /** @param field the field that it is the value of; null: of none */
  value(value: unknown, field: string | null): string;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The content type of what the log calls a subject. */
function uidOf(subjectType: string): string {
  return subjectType === 'operator' ? 'plugin::users-permissions.user' : `api::${subjectType}.${subjectType}`;
}

/** What stands in the log, in the panel's language; what nobody has named stands as it is. */
export function useWords(timeZone: string): Words {
  const say = useSay();
  const { locale } = useIntl();
  const language = locale.startsWith('ru') ? 'ru' : 'en';

  function nameOf(field: string, subjectType: string | null): string {
    const key = fieldKey(field);
    if (key) return say(key);
    const named = subjectType ? fieldName(uidOf(subjectType), field, language) : field;
    const strapiKey = strapiFieldKey(field);
    return named === field && strapiKey ? say(strapiKey) : named;
  }

  function textOf(text: string, field: string | null): string {
    if (INSTANT.test(text)) return formatInstant(text, locale, timeZone);
    return (field && valueWord(field, text, language)) ?? text;
  }

  function valueOf(given: unknown, field: string | null): string {
    if (given === null || given === undefined || given === '') return say('value.none');
    if (typeof given === 'boolean') return say(given ? 'value.yes' : 'value.no');
    if (typeof given === 'number') return formatCount(given, locale);
    if (typeof given === 'string') return textOf(given, field);
    if (Array.isArray(given))
      return given.length === 0 ? say('value.none') : given.map((one) => valueOf(one, field)).join('; ');
    if (!isFields(given)) return JSON.stringify(given);
    return Object.entries(given)
      .map(([name, value]) => {
        const key = field === 'filter' ? filterKey(name) : null;
        return `${key ? say(key) : nameOf(name, null)}: ${valueOf(value, name)}`;
      })
      .join(', ');
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
    field: nameOf,
    value(given, field) {
      const text = valueOf(given, field);
      return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
    },
  };
}
