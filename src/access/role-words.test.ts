import { roleNameOf, roleWord } from './role-words';

it('a role of ours is told in one language', () => {
  const name = roleNameOf('inspector');
  expect(name).toBe('Контролёр ОТК (inspector)');
  expect([roleWord(name, 'ru'), roleWord(name, 'en')]).toEqual(['Контролёр ОТК', 'Inspector']);
});

it.each(['Сварщик (ночь)', 'Оператор (tig)', 'Authenticated', ''])(
  '%j is the factory’s own and stays',
  (name) => {
    expect([roleWord(name, 'ru'), roleWord(name, 'en')]).toEqual([name, name]);
  },
);
