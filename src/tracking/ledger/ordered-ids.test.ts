import { orderedDocumentId, orderedUuid } from './ordered-ids';

const many = <T>(make: () => T): T[] => Array.from({ length: 20_000 }, make);

it('ids are distinct and come in the order in which they are made', () => {
  for (const ids of [many(orderedUuid), many(orderedDocumentId)]) {
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  }
});

it('have the forms that PostgreSQL and Strapi expect', () => {
  expect(orderedUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(orderedDocumentId()).toMatch(/^e[0-9a-f]{23}$/);
});
