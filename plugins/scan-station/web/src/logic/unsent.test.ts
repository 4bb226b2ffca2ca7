import type { KeptItem } from '../outbox/kept-item';
import { unsentByPerson } from './unsent';

const PETROV = { id: 'p', name: 'Петров' };
const ORLOVA = { id: 'o', name: 'Орлова' };
const item = (operator: typeof PETROV, more: Partial<KeptItem> = {}, partCode = newPart()) => ({
  ...{ operator, refusal: null, ownOnly: false, madeIn: 's', kind: 'report' as const },
  body: { partCode } as KeptItem['body'],
  ...more,
});
let parts = 0;
const newPart = (): string => `P${(parts += 1)}`;

it('tells what a sign-in sends from what waits for its maker and what was refused', () => {
  const refusal = { code: 'reason-required', message: '', details: {} };
  expect(
    unsentByPerson([
      item(PETROV),
      item(ORLOVA, { refusal }),
      item(PETROV, { ownOnly: true }),
      item(PETROV, { madeIn: null }),
      item(PETROV, { refusal, ownOnly: true }),
      item(PETROV),
    ]),
  ).toEqual([
    { name: 'Петров', unsent: 2, ownOnly: 2, notTaken: 1 },
    { name: 'Орлова', unsent: 0, ownOnly: 0, notTaken: 1 },
  ]);
  expect(unsentByPerson([])).toEqual([]);
});

it('promises nothing of what waits behind a refusal of its part, but for a call', () => {
  const refusal = { code: 'part-on-hold', message: '', details: {} };
  const kept = [item(PETROV, { refusal }, 'A'), item(ORLOVA, {}, 'A'), item(ORLOVA, { kind: 'call' }, 'A')];
  expect(unsentByPerson(kept)).toEqual([
    { name: 'Петров', unsent: 0, ownOnly: 0, notTaken: 1 },
    { name: 'Орлова', unsent: 1, ownOnly: 0, notTaken: 0 },
  ]);
});
