import fs from 'node:fs';
import path from 'node:path';
import { fieldName, groupName, labelMessages, permissionName, TYPES, typeName } from '.';
import { ENUM_WORDS } from './enum-words';
import { PERMISSION_NAMES } from './permission-names';

const src = path.resolve(__dirname, '..');

interface Schema {
  info: { singularName?: string; displayName: string };
  attributes: Record<string, unknown>;
}

function schemas(): [uid: string, schema: Schema][] {
  const read = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8')) as Schema;
  const types = fs.readdirSync(path.join(src, 'api')).flatMap((api): [string, Schema][] => {
    const file = path.join(src, 'api', api, 'content-types', api, 'schema.json');
    return fs.existsSync(file) ? [[`api::${api}.${api}`, read(file)]] : [];
  });
  return [...types, ['route.step', read(path.join(src, 'components', 'route', 'step.json'))]];
}

it('sees the schemas', () => {
  expect(schemas().length).toBeGreaterThan(15);
});

it.each(schemas())('names %s and all its fields in both languages', (uid, { info, attributes }) => {
  expect(TYPES[uid]?.schemaName).toBe(info.displayName);
  for (const field of Object.keys(attributes)) {
    expect([field, fieldName(uid, field, 'ru')]).toEqual([field, expect.stringMatching(/[а-яё]/i)]);
    expect([field, TYPES[uid]?.fields[field]?.en ?? '']).toEqual([
      field,
      expect.stringMatching(/^[^а-яё]+$/i),
    ]);
  }
});

it('has a word for every value of an enumeration, and for nothing else', () => {
  const values = schemas().flatMap(([, { attributes }]) =>
    Object.values(attributes as Record<string, { enum?: string[] }>).flatMap((field) => field.enum ?? []),
  );
  expect(Object.keys(ENUM_WORDS).sort()).toEqual([...new Set(values)].sort());
  for (const { ru, en } of Object.values(ENUM_WORDS)) {
    expect(ru).toMatch(/[а-яё]/i);
    expect(en).toMatch(/^[^а-яё]+$/i);
  }
  expect(labelMessages('ru')['in-work']).toBe('В работе');
});

it('names every permission of the capabilities', () => {
  expect(permissionName('api::production.hold', 'hold', 'ru')).toBe('Задерживать партии и снимать задержку');
  expect(permissionName('api::production.hold', 'hold', 'en')).toBe('Hold and release batches');
  for (const { ru, en } of Object.values(PERMISSION_NAMES)) {
    expect(ru).toMatch(/[а-яё]/i);
    expect(en).not.toMatch(/[а-яё]/i);
  }
});

it("leaves Strapi's English alone and a factory's own fields as they are", () => {
  expect(permissionName('plugin::upload.read', 'Access the Media Library', 'en')).toBe(
    'Access the Media Library',
  );
  expect(fieldName('api::part.part', 'heatNumber', 'ru')).toBe('heatNumber');
  expect(typeName('api::own.own', 'ru')).toBeNull();
  expect(groupName('own plugin', 'ru')).toBe('own plugin');
});

it('writes the keys that the content manager asks for', () => {
  const messages = labelMessages('ru');
  expect(messages).toMatchObject({
    Part: 'Детали (партии)',
    'content-manager.content-types.api::part.part.designation': 'Обозначение',
    'content-manager.content-types.api::part.part.createdAt': 'Создано',
    'content-manager.components.route.step.stage': 'Этап',
  });
});
