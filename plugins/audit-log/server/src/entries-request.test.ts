import { parseEntriesFilter, parseEntriesRequest } from './entries-request';

it('asks for the newest fifty of all unless told otherwise', () => {
  expect(parseEntriesRequest({})).toEqual({
    ...{ actor: '', subject: '', user: '', part: '', action: '', category: '', from: '', to: '' },
    limit: 50,
  });
  expect(parseEntriesRequest({ limit: '100', before: '7', user: 'operator:12' })).toMatchObject({
    limit: 100,
    before: 7,
    user: 'operator:12',
  });
});

it('names what does not fit', () => {
  const hostile = {
    actor: 'x'.repeat(121),
    user: 'root:1',
    part: "'; drop",
    action: 'DROP TABLE',
    category: 'all',
    from: '2026-02-30',
    to: 'today',
    before: '0',
    limit: '101',
  };
  expect(parseEntriesRequest(hostile)).toEqual({ paths: Object.keys(hostile) });
  expect(parseEntriesFilter({ from: ['2026-01-01'] })).toEqual({ paths: ['from'] });
});
