import { itemKey } from './item-key';

it.each([
  [{ designation: 'АСЦБ-000475', name: 'Палец', size: 'M6' }, 'd:АСЦБ-000475'],
  [{ designation: '  А  1 ', name: null, size: null }, 'd:А 1'],
  [{ designation: '', name: 'Болт', size: 'М6' }, 'n:Болт|М6'],
  [{ designation: null, name: 'Болт', size: 'М8' }, 'n:Болт|М8'],
  [{ designation: null, name: ' Болт ', size: null }, 'n:Болт|'],
  [{ designation: ' ', name: '\u00a0', size: 'М8' }, null],
  [{ designation: null, name: null, size: null }, null],
])('%j is %j', (item, key) => {
  expect(itemKey(item)).toBe(key);
});
