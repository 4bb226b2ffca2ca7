import { sortedLabels } from './sort-labels';

const LABELS = [
  { designation: 'АБ.79.10', name: 'Вал' },
  { designation: null, name: 'Болт' },
  { designation: 'АБ.79.2', name: 'Шайба' },
];

describe('the order of labels', () => {
  it.each([
    ['given', ['Вал', 'Болт', 'Шайба']],
    ['designation', ['Шайба', 'Вал', 'Болт']],
    ['name', ['Болт', 'Вал', 'Шайба']],
  ] as const)('%s', (sort, names) => {
    expect(sortedLabels(LABELS, sort).map(({ name }) => name)).toEqual(names);
  });
});
