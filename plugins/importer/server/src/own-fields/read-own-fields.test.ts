import schema from '../../../../../src/api/part/content-types/part/schema.json';
import { PRODUCT_ATTRIBUTES } from './read-own-fields';

it('offers none of the product’s own fields as a field of the factory', () => {
  expect(Object.keys(schema.attributes).filter((name) => !PRODUCT_ATTRIBUTES.has(name))).toEqual([]);
});
