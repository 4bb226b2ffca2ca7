import path from 'node:path';
import { createIntl } from 'react-intl';
import { CONTENT_MANAGER_RU } from './content-manager';
import { MEDIA_LIBRARY_RU } from './media-library';
import { PANEL_RU } from './panel';
import { SETTINGS_RU } from './settings';

/** Strapi's packages with the prefix under which the panel looks their texts up. */
const STRAPI: [prefix: string, directory: string][] = [
  ['', 'admin/dist/admin/admin/src/translations'],
  ['content-manager.', 'content-manager/dist/admin/translations'],
  ['upload.', 'upload/dist/admin/translations'],
  ['users-permissions.', 'plugin-users-permissions/dist/admin/translations'],
  ['email.', 'email/dist/admin/translations'],
];

const BY_AUTHOR = '{time}{isAnonymous, select, true {} other {, {author}}}';

const OURS: Record<string, string> = {
  ...PANEL_RU,
  ...CONTENT_MANAGER_RU,
  ...MEDIA_LIBRARY_RU,
  ...SETTINGS_RU,
};

async function strapisRussian(prefix: string, directory: string): Promise<[string, string][]> {
  const file = path.resolve(__dirname, '../../../node_modules/@strapi', directory, 'ru.json.js');
  const { default: texts } = (await import(file)) as { default: Record<string, unknown> };
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${prefix}${key}`, text] as [string, string]] : [],
  );
}

/** Whether a text can be read as a message; one that cannot comes out in English. */
function isReadable(text: string): boolean {
  let readable = true;
  const onError = ({ message }: { message: string }) => {
    if (message.includes('SyntaxError')) readable = false;
  };
  const intl = createIntl({ locale: 'ru', messages: { text }, onError });
  // With no values at all a text is not looked into.
  intl.formatMessage({ id: 'text' }, { none: 0 });
  return readable;
}

it('knows a text that cannot be read, and one that lacks its values only', () => {
  expect(isReadable('{n, plural, =0{# записей} one{# запись}}')).toBe(false);
  expect(isReadable('от <no-reply@strapi.io>')).toBe(false);
  expect(isReadable('{n, plural, one{# запись} other{# записей}} <b>{x}</b>')).toBe(true);
});

it('has Russian that can be read for every text of ours', () => {
  expect(Object.entries(OURS).filter(([, text]) => !isReadable(text))).toEqual([]);
  const NAMES = ['Product Tracker', '{count} {label}'];
  const latin = Object.values(OURS).filter((text) => !/[а-яё]/i.test(text) && !NAMES.includes(text));
  expect(latin).toEqual([BY_AUTHOR, BY_AUTHOR, BY_AUTHOR]);
});

it.each(STRAPI)("mends every text of Strapi's Russian that cannot be read: %s", async (prefix, directory) => {
  const texts = await strapisRussian(prefix, directory);
  expect(texts.length).toBeGreaterThan(10);
  const broken = texts.filter(([, text]) => !isReadable(text)).map(([key]) => key);
  expect(broken.filter((key) => !(key in OURS))).toEqual([]);
});
