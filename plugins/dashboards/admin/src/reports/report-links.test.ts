import type { Report, ReportName, ReportRow } from '../../../server/src/reports/contracts';
import { listlessFilters, rowLink } from './report-links';

const told = (report: ReportName, filters: Report['filters'] = {}, rows: ReportRow[] = []) => ({
  report,
  filters,
  rows,
  period: { from: '2026-03-01', to: '2026-03-02' },
  timeZone: 'Europe/Moscow',
});

/** The conditions of a list, as people would say them. */
function conditionsOf(to: string | undefined): string[] {
  const { searchParams } = new URL(to ?? '', 'http://factory.example');
  return [...searchParams].map(([key, value]) => `${key.replace('filters[$and]', '')}=${value}`);
}

const DAYS = [
  '[0][occurredAt][$gte]=2026-02-28T21:00:00.000Z',
  '[1][occurredAt][$lt]=2026-03-02T21:00:00.000Z',
];
const NEWEST = 'sort=occurredAt:DESC';

describe('rowLink', () => {
  it('leads from an order to its page, from a batch to its own', () => {
    expect(rowLink(told('order-completion'), { id: 'p1', designation: 'A' })).toEqual({
      column: 'designation',
      to: '/plugins/dashboards/products/p1',
    });
    expect(rowLink(told('order-completion'), { code: 'K7', designation: 'A' })).toEqual({
      column: 'code',
      to: '/plugins/batches/K7',
    });
    expect(rowLink(told('forecast'), { id: 'p1' })?.to).toBe('/plugins/dashboards/products/p1');
  });

  it.each(['stage-time', 'first-pass-yield'] as const)(
    'leads from a stage of %s to its scans of these days',
    (report) => {
      const link = rowLink(told(report), { stage: 'Сварка & Co' });
      expect(link?.column).toBe('stage');
      expect(link?.to).toMatch(/^\/content-manager\/collection-types\/api::scan\.scan\?/);
      expect(conditionsOf(link?.to)).toEqual([...DAYS, '[2][stageName][$eq]=Сварка & Co', NEWEST]);
    },
  );

  it('leads from an operator to the scans of this kind of stage, and of one who is not named', () => {
    const named = rowLink(told('operator-performance'), {
      operatorName: 'Петров',
      stageKindCode: 'production',
    });
    expect(conditionsOf(named?.to)).toEqual([
      ...DAYS,
      '[2][operatorName][$eq]=Петров',
      '[3][stageKind][$eq]=production',
      NEWEST,
    ]);
    const nobody = rowLink(told('operator-performance'), { operatorName: null });
    expect(conditionsOf(nobody?.to)).toEqual([...DAYS, '[2][operatorName][$null]=true', NEWEST]);
  });

  it('leads from a queue to the operations that wait', () => {
    const link = rowLink(told('work-in-process'), { stage: 'Сварка' });
    expect(link?.to).toMatch(/api::operation\.operation\?/);
    expect(conditionsOf(link?.to)).toEqual([
      '[0][waiting][$gt]=0',
      '[1][stageName][$eq]=Сварка',
      'sort=waiting:DESC',
    ]);
  });

  it('leads from a day to its scans, by the clock of the factory; from what it made to those that finished', () => {
    const day = [
      '[0][occurredAt][$gte]=2026-03-01T21:00:00.000Z',
      '[1][occurredAt][$lt]=2026-03-02T21:00:00.000Z',
    ];
    expect(conditionsOf(rowLink(told('cumulative-flow'), { day: '2026-03-02' })?.to)).toEqual([
      ...day,
      NEWEST,
    ]);
    expect(conditionsOf(rowLink(told('throughput'), { day: '2026-03-02' })?.to)).toEqual([
      ...day,
      '[2][goodTo][$null]=true',
      '[3][good][$gt]=0',
      NEWEST,
    ]);
  });

  it('leads from a defect to the scans by reason and by place; by cause there is no list', () => {
    const defects = told('defects');
    expect(
      conditionsOf(rowLink(defects, { byCode: 'reason', id: 'tool', name: 'Инструмент' })?.to),
    ).toContain('[2][reasonCode][$eq]=tool');
    expect(conditionsOf(rowLink(defects, { byCode: 'reason', id: '', name: 'без причины' })?.to)).toContain(
      '[2][reasonCode][$null]=true',
    );
    expect(conditionsOf(rowLink(defects, { byCode: 'found', id: 's', name: 'ОТК' })?.to)).toContain(
      '[2][stageName][$eq]=ОТК',
    );
    expect(rowLink(defects, { byCode: 'cause', id: 's', name: 'Токарная' })).toBeNull();
  });
});

describe('rowLink of a report that is narrowed', () => {
  const names = { stage: new Map([['s1', 'Сварка']]), operator: new Map([['u1', 'Петров']]) };
  const both = { stage: 's1', operator: 'u1' };

  it('opens the scans of the stage and the operator alone', () => {
    const made = rowLink(told('operator-performance', both), { operatorName: 'Петров' }, names);
    expect(conditionsOf(made?.to)).toEqual([
      ...DAYS,
      '[2][operatorName][$eq]=Петров',
      '[3][stageName][$eq]=Сварка',
      NEWEST,
    ]);
    const defect = rowLink(told('defects', both), { byCode: 'reason', id: 'tool' }, names);
    expect(conditionsOf(defect?.to)).toEqual([
      ...DAYS,
      '[2][reasonCode][$eq]=tool',
      '[3][stageName][$eq]=Сварка',
      '[4][operatorName][$eq]=Петров',
      NEWEST,
    ]);
    const finished = rowLink(told('throughput', both), { day: '2026-03-02' }, names);
    expect(conditionsOf(finished?.to).slice(2)).toEqual([
      '[2][goodTo][$null]=true',
      '[3][good][$gt]=0',
      '[4][stageName][$eq]=Сварка',
      '[5][operatorName][$eq]=Петров',
      NEWEST,
    ]);
    const flow = rowLink(told('cumulative-flow', { stage: 's1' }), { day: '2026-03-02' }, names);
    expect(conditionsOf(flow?.to)).toContain('[2][stageName][$eq]=Сварка');
  });

  it('takes a name that has no account as it is', () => {
    const typed = rowLink(told('throughput', { operator: 'Сидоров' }), { day: '2026-03-02' }, names);
    expect(conditionsOf(typed?.to)).toContain('[4][operatorName][$eq]=Сидоров');
  });

  it.each([
    ['operator-performance', { operatorName: 'Петров' }],
    ['stage-time', { stage: 'Сварка' }],
    ['first-pass-yield', { stage: 'Сварка' }],
    ['work-in-process', { stage: 'Сварка' }],
    ['defects', { byCode: 'reason', id: 'tool' }],
    ['throughput', { day: '2026-03-02' }],
    ['cumulative-flow', { day: '2026-03-02' }],
  ] as const)('leads nowhere from %s of one order: no list has its scans alone', (report, row) => {
    expect(rowLink(told(report, { product: 'p1' }), row, names)).toBeNull();
    expect(listlessFilters(told(report, { product: 'p1', stage: 's1' }))).toEqual(['product']);
  });

  it('leads nowhere from one shift, be it a filter or a row', () => {
    const row: ReportRow = {
      ...{ operatorId: 'u1', operator: 'Петров', operatorName: 'Петров' },
      ...{ stageKindCode: 'production', shiftNumber: 1 },
    };
    const other: ReportRow = { ...row, shiftNumber: 2 };
    const of = (rows: ReportRow[], shift = {}) => rowLink(told('operator-performance', shift, rows), row);
    expect(of([row, other])).toBeNull();
    expect(of([row, { ...other, stageKindCode: 'inspection' }])?.column).toBe('operator');
    expect(of([row], { shift: '1' })).toBeNull();
  });

  it('leads from an order to its page, whatever is chosen', () => {
    expect(rowLink(told('order-completion', { product: 'p1' }), { code: 'K7' })?.to).toBe(
      '/plugins/batches/K7',
    );
    expect(listlessFilters(told('forecast', { product: 'p1' }))).toEqual([]);
  });
});
