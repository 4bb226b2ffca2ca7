import { ownLabel, withColumn } from './mapping';

it('a column that is chosen for one field is taken from the field that had it, wherever that stands in the list', () => {
  const mapping = { designation: 'A', kind: 'C', 'own.mass': 'D' } as const;
  expect(withColumn(mapping, 'designation', 'C')).toEqual({ designation: 'C', kind: null, 'own.mass': 'D' });
  expect(withColumn(mapping, 'size', 'D')).toEqual({
    designation: 'A',
    kind: 'C',
    size: 'D',
    'own.mass': null,
  });
  expect(withColumn(mapping, 'kind', null)).toEqual({ designation: 'A', kind: null, 'own.mass': 'D' });
});

it('a field of the factory is called by its label, or by its name where it is gone', () => {
  const fields = [{ field: 'own.mass', label: 'Масса', type: 'decimal' }] as const;
  expect([ownLabel('own.mass', fields), ownLabel('own.colour', fields)]).toEqual(['Масса', 'colour']);
});
