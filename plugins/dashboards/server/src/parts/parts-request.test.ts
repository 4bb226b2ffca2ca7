import { parsePartsRequest } from './parts-request';

describe('parsePartsRequest', () => {
  it('fills in what is not said', () => {
    expect(parsePartsRequest({ id: 'abc' })).toEqual({ id: 'abc', search: '', responsible: '', page: 1 });
  });

  it('takes a search, a person and a page from a query string', () => {
    expect(parsePartsRequest({ id: 'abc', search: ' вал ', responsible: 'none', page: '3' })).toEqual({
      id: 'abc',
      search: 'вал',
      responsible: 'none',
      page: 3,
    });
  });

  it('names everything that does not fit', () => {
    const request = { id: "a'b", search: ['x'], responsible: '*', page: '0' };
    expect(parsePartsRequest(request)).toEqual({ paths: ['id', 'search', 'responsible', 'page'] });
    expect(parsePartsRequest({ id: 'a', search: 'x'.repeat(121) })).toEqual({ paths: ['search'] });
    expect(parsePartsRequest({ id: 'a', page: '1.5' })).toEqual({ paths: ['page'] });
  });
});
