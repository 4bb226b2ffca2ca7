import schema from '../api/part/content-types/part/schema.json';
import { PRODUCT_ATTRIBUTES } from '.';

it('takes none of the product’s own fields for a field of the factory', () => {
  expect(Object.keys(schema.attributes).filter((name) => !PRODUCT_ATTRIBUTES.has(name))).toEqual([]);
});
