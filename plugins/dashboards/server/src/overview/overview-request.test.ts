import { parseOverviewRequest } from './overview-request';

describe('parseOverviewRequest', () => {
  it('asks for everything where nothing is said', () => {
    expect(parseOverviewRequest({})).toEqual({ search: '', responsible: '', status: '', page: 1 });
  });

  it('takes a search, a person, a status and a page from a query string', () => {
    const query = { search: ' сталь ', responsible: 'none', status: 'late', page: '2' };
    expect(parseOverviewRequest(query)).toEqual({
      search: 'сталь',
      responsible: 'none',
      status: 'late',
      page: 2,
    });
  });

  it('names everything that does not fit', () => {
    const query = { search: 'x'.repeat(121), responsible: "a'b", status: 'lost', page: '0' };
    expect(parseOverviewRequest(query)).toEqual({ paths: ['search', 'responsible', 'status', 'page'] });
    expect(parseOverviewRequest({ search: ['a', 'b'] })).toEqual({ paths: ['search'] });
  });
});
