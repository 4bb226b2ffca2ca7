import { kindOfStage } from './stage-kind';

it.each([
  'ОТК',
  'отк',
  'Контроль',
  'Контроль ОТК',
  'Входной контроль',
  'Приёмка ОТК',
  'Контр.',
  'QC',
  'Final inspection',
])('takes a stage called %s for inspection', (name) => {
  expect(kindOfStage(name)).toBe('inspection');
});

it.each([
  'Токарная',
  'Откатка',
  'Котка',
  'Контролёрская сборка',
  'Сборка',
  'Отковка',
  'QCM',
  'Welding',
  'Контрфорс',
])('takes a stage called %s for production', (name) => {
  expect(kindOfStage(name)).toBe('production');
});
