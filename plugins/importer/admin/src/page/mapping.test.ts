import { withColumn } from './mapping';

it('a column that is chosen for one field is taken from the field that had it, wherever that stands in the list', () => {
  const mapping = { designation: 'A', kind: 'C', unit: 'D' } as const;
  expect(withColumn(mapping, 'designation', 'C')).toEqual({ designation: 'C', kind: null, unit: 'D' });
  expect(withColumn(mapping, 'size', 'D')).toEqual({ designation: 'A', kind: 'C', size: 'D', unit: null });
  expect(withColumn(mapping, 'kind', null)).toEqual({ designation: 'A', kind: null, unit: 'D' });
});
