import path from 'node:path';
import { fieldKey, strapiFieldKey } from './action-words';

interface Schema {
  attributes: Record<string, { type: string }>;
}

const STRAPI = path.resolve(__dirname, '../../../../../node_modules/@strapi');

/** Fields that no entry tells: secrets, and what everybody's use changes. */
const UNTOLD = ['lastUsedAt'];

async function schemaIn(file: string): Promise<Schema> {
  const { default: found } = (await import(path.join(STRAPI, file))) as {
    default: Schema | { schema: Schema };
  };
  return 'schema' in found ? found.schema : found;
}

it.each([
  'admin/dist/server/server/src/content-types/User.js',
  'admin/dist/server/server/src/content-types/Role.js',
  'admin/dist/server/server/src/content-types/Permission.js',
  'admin/dist/server/server/src/content-types/api-token.js',
  'admin/dist/server/server/src/content-types/api-token-permission.js',
  'upload/dist/server/content-types/file.js',
])('names the fields of %s that the log may tell', async (file) => {
  const { attributes } = await schemaIn(file);
  const told = Object.entries(attributes)
    .filter(
      ([name, { type }]) =>
        type !== 'password' && !/token|password|key/i.test(name) && !UNTOLD.includes(name),
    )
    .map(([name]) => name);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((name) => !fieldKey(name) && !strapiFieldKey(name))).toEqual([]);
});
