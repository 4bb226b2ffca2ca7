import type { ReportName } from '../../../server/src/reports/contracts';
import { rowLink } from './report-links';

const told = (report: ReportName) => ({
  report,
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

  it('leads from a day to its scans, by the clock of the factory', () => {
    expect(conditionsOf(rowLink(told('throughput'), { day: '2026-03-02' })?.to)).toEqual([
      '[0][occurredAt][$gte]=2026-03-01T21:00:00.000Z',
      '[1][occurredAt][$lt]=2026-03-02T21:00:00.000Z',
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
