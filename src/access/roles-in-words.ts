import type { Language } from '../refusals';
import { operatorRoleNames } from './role-words';

type Said = Readonly<Record<Language, string>>;

/** A text as it stands in the database from the first start on, and what readers of each language see of it. */
const WORDS: readonly (readonly [string, Said])[] = [
  ...operatorRoleNames(),
  [
    'Отмечает работу на странице отметок. Reports work at the scan page.',
    { ru: 'Отмечает работу на странице отметок.', en: 'Reports work at the scan page.' },
  ],
  [
    'Проверяет, бракует, задерживает. Inspects, rejects, holds.',
    { ru: 'Проверяет, бракует, задерживает.', en: 'Inspects, rejects, holds.' },
  ],
  [
    'Отмечает под введённым именем (TYPED_NAMES). Reports under a typed name.',
    { ru: 'Отмечает под введённым именем (TYPED_NAMES).', en: 'Reports under a typed name.' },
  ],
  ['Технолог (technologist)', { ru: 'Технолог', en: 'Technologist' }],
  [
    'Изделия, детали, маршруты, импорт, этикетки. Products, parts, routes, import, labels.',
    {
      ru: 'Изделия, детали, маршруты, импорт, этикетки.',
      en: 'Products, parts, routes, import, labels.',
    },
  ],
  ['Мастер (foreman)', { ru: 'Мастер', en: 'Foreman' }],
  [
    'Ход работ, исправления, задержки, отчёты. Progress, corrections, holds, reports.',
    { ru: 'Ход работ, исправления, задержки, отчёты.', en: 'Progress, corrections, holds, reports.' },
  ],
  ['Аудитор (auditor)', { ru: 'Аудитор', en: 'Auditor' }],
  [
    'Журнал и отчёты, ничего не меняет. The audit log and reports; changes nothing.',
    { ru: 'Журнал и отчёты, ничего не меняет.', en: 'The audit log and reports; changes nothing.' },
  ],
  ['Authenticated', { ru: 'Вошедший, без прав', en: 'Signed in, without rights' }],
  [
    'Default role given to authenticated user.',
    {
      ru: 'Роль Strapi, прав у неё нет: операторам дайте роль «Оператор».',
      en: 'A role of Strapi without rights: give operators the role “Operator”.',
    },
  ],
  ['Public', { ru: 'Не вошедший', en: 'Not signed in' }],
  [
    'Default role given to unauthenticated user.',
    {
      ru: 'Роль тех, кто не вошёл: прав у неё нет.',
      en: 'The role of who is not signed in: it has no rights.',
    },
  ],
  ['Super Admin', { ru: 'Главный администратор', en: 'Super Admin' }],
  [
    'Super Admins can access and manage all features and settings.',
    {
      ru: 'Может всё: все страницы и настройки.',
      en: 'Super Admins can access and manage all features and settings.',
    },
  ],
  ['Editor', { ru: 'Редактор', en: 'Editor' }],
  [
    'Editors can manage and publish contents including those of other users.',
    {
      ru: 'Меняет записи, чужие тоже.',
      en: 'Editors can manage and publish contents including those of other users.',
    },
  ],
  ['Author', { ru: 'Автор', en: 'Author' }],
  [
    'Authors can manage the content they have created.',
    { ru: 'Меняет свои записи.', en: 'Authors can manage the content they have created.' },
  ],
];

/** By each form of a text; a form that was saved meanwhile is known too. */
const SAID: ReadonlyMap<string, Said> = new Map(
  WORDS.flatMap(([stored, said]) => [stored, said.ru, said.en].map((text) => [text, said] as const)),
);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * An answer of the panel with `name` and `description` of roles that the program or Strapi made in the reader's language; texts that a
 * factory wrote stay as they are. Pure.
 */
export function rolesInWords(body: unknown, language: Language): unknown {
  if (Array.isArray(body)) return body.map((one: unknown) => rolesInWords(one, language));
  if (typeof body !== 'object' || body === null || !isPlain(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]: [string, unknown]) => {
      const said = (key === 'name' || key === 'description') && typeof value === 'string' && SAID.get(value);
      return [key, said ? said[language] : rolesInWords(value, language)];
    }),
  );
}
