import { parseStructureRequest } from './structure-request';

it('fills in what is not said: the first page of what stands at the top', () => {
  expect(parseStructureRequest({ id: 'abc' })).toEqual({ id: 'abc', parent: '', page: 1 });
  expect(parseStructureRequest({ id: 'abc', parent: '4K7N2M9Q0XRWK', page: '3' })).toEqual({
    id: 'abc',
    parent: '4K7N2M9Q0XRWK',
    page: 3,
  });
});

it('names everything that does not fit', () => {
  expect(parseStructureRequest({ id: "a'b", parent: ['x'], page: '0' })).toEqual({
    paths: ['id', 'parent', 'page'],
  });
  expect(parseStructureRequest({ id: 'a', parent: 'x'.repeat(65) })).toEqual({ paths: ['parent'] });
  expect(parseStructureRequest({ id: 'a', page: '10001' })).toEqual({ paths: ['page'] });
});
