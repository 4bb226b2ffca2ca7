import type { StageKind } from '../tracking';

/** The demonstration's factory: what it can do, on which ways, and who works there. */

export interface DemoStage {
  name: string;
  kind: StageKind;
  /** Where work comes a little each day: of so many pieces a usual report is, and so many reports there are a day. */
  pace?: { lot: number; reportsADay: number };
}

export const DEMO_STAGES: readonly DemoStage[] = [
  { name: 'Заготовка', kind: 'production' },
  { name: 'Токарная', kind: 'production' },
  { name: 'Фрезерная', kind: 'production' },
  { name: 'Слесарная', kind: 'production' },
  { name: 'Сварка', kind: 'production', pace: { lot: 1, reportsADay: 1 } },
  { name: 'Покраска', kind: 'outside', pace: { lot: 10, reportsADay: 2 } },
  { name: 'Сборка', kind: 'production', pace: { lot: 6, reportsADay: 4 } },
  { name: 'Контроль ОТК', kind: 'inspection' },
];

export type DemoRouteName = 'Точёная деталь' | 'Фрезерованная деталь' | 'Сварной узел' | 'Сборка изделия';

/** Stages in their order; `?` marks an optional step. */
export const DEMO_ROUTES: Readonly<Record<DemoRouteName, readonly string[]>> = {
  'Точёная деталь': ['Заготовка', 'Токарная', 'Слесарная', 'Контроль ОТК'],
  'Фрезерованная деталь': ['Заготовка', 'Фрезерная', 'Слесарная', 'Контроль ОТК'],
  'Сварной узел': ['Слесарная', 'Сварка', 'Покраска', 'Контроль ОТК'],
  'Сборка изделия': ['Сборка', 'Покраска?', 'Контроль ОТК'],
};

export interface DemoOperator {
  username: string;
  roleType: 'operator' | 'inspector';
  /** Stages that the operator is limited to; null: all. */
  stages: readonly string[] | null;
  station: string;
}

/** The first may report at every stage: who tries the product out needs one sign-in only. */
export const DEMO_OPERATORS: readonly DemoOperator[] = [
  { username: 'Петров', roleType: 'operator', stages: null, station: 'Планшет мастера' },
  {
    username: 'Кузнецов',
    roleType: 'operator',
    stages: ['Заготовка', 'Слесарная'],
    station: 'Заготовительный',
  },
  { username: 'Волков', roleType: 'operator', stages: ['Токарная', 'Фрезерная'], station: 'Механический' },
  { username: 'Соколов', roleType: 'operator', stages: ['Сварка', 'Покраска'], station: 'Сварочный' },
  { username: 'Лебедева', roleType: 'operator', stages: ['Сборка', 'Слесарная'], station: 'Сборочный' },
  { username: 'Орлова', roleType: 'inspector', stages: ['Контроль ОТК'], station: 'ОТК' },
];

/** Reasons that the demonstration's scrap and rework give; the product seeds the same at its first start. */
export const DEMO_REASONS: readonly { code: string; name: string }[] = [
  { code: 'dimension', name: 'Размер не по чертежу' },
  { code: 'surface', name: 'Дефект поверхности' },
  { code: 'setup', name: 'Ошибка наладки' },
  { code: 'tool', name: 'Износ или поломка инструмента' },
];
