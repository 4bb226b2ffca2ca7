import { counted } from './plural';

const PIECES = { one: 'piece', other: 'pieces' };
const DETALI = { one: 'деталь', few: 'детали', many: 'деталей', other: 'детали' };

it.each([
  [0, '0 pieces', '0 деталей'],
  [1, '1 piece', '1 деталь'],
  [2, '2 pieces', '2 детали'],
  [5, '5 pieces', '5 деталей'],
  [11, '11 pieces', '11 деталей'],
  [21, '21 pieces', '21 деталь'],
  [104, '104 pieces', '104 детали'],
])('counts %i', (count, english, russian) => {
  expect(counted('en', count, PIECES)).toBe(english);
  expect(counted('ru', count, DETALI)).toBe(russian);
});
