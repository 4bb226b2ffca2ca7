import { dayAfter, daysBetween, MAX_DAYS, parseReportRequest } from './report-request';

const TODAY = '2026-03-10';
const parse = (query: object) => parseReportRequest({ report: 'throughput', ...query }, TODAY);

describe('parseReportRequest', () => {
  it('covers the thirty days up to today where no dates are said', () => {
    expect(parse({})).toEqual({
      ok: true,
      request: { report: 'throughput', from: '2026-02-09', to: TODAY, format: 'json' },
    });
  });

  it('takes an empty filter for none', () => {
    expect(parse({ product: '', from: '', to: '2026-01-31', shift: ' 2 ' })).toEqual({
      ok: true,
      request: { report: 'throughput', from: '2026-01-02', to: '2026-01-31', shift: '2', format: 'json' },
    });
  });

  it.each([
    [{ from: '31.01.2026' }, ['from']],
    [{ from: '2026-02-30', to: 'yesterday' }, ['from', 'to']],
    [{ to: ['2026-01-01', '2026-01-02'] }, ['to']],
    [{ from: '1026-01-01' }, ['from']],
    [{ from: '2026-02-02', to: '2026-02-01' }, ['from', 'to']],
    [{ from: dayAfter(TODAY, -MAX_DAYS) }, ['from', 'to']],
  ])('calls the dates of %j malformed', (query, paths) => {
    expect(parse(query)).toEqual({ ok: false, code: 'date-malformed', paths });
  });

  it('takes the longest period and a single day', () => {
    expect(parse({ from: dayAfter(TODAY, 1 - MAX_DAYS) })).toMatchObject({ ok: true });
    expect(parse({ from: TODAY, to: TODAY })).toMatchObject({ ok: true });
    expect(daysBetween(TODAY, TODAY)).toBe(1);
  });

  it('names everything else that does not fit', () => {
    expect(parse({ report: 'gossip', format: 'pdf', stage: 'x'.repeat(121) })).toEqual({
      ok: false,
      code: 'malformed-request',
      paths: ['report', 'stage', 'format'],
    });
  });
});
