import { drawingsToLoad, MAX_AHEAD, MAX_BYTES_AHEAD, MAX_BYTES_OF_ONE } from './load-ahead';

const drawing = (name: string, bytes = 1_000) => ({ id: `id-${name}`, name, bytes });
const namesOf = (drawings: ReturnType<typeof drawing>[]) => drawingsToLoad(drawings).map(({ name }) => name);

it('loads those that come first, each once, and no more than thirty', () => {
  const many = Array.from({ length: MAX_AHEAD + 1 }, (_, place) => drawing(`${place}.pdf`));
  expect(namesOf(many)).toHaveLength(30);
  expect(namesOf(many).at(-1)).toBe('29.pdf');
  expect(namesOf([drawing('a.pdf'), drawing('a.pdf'), drawing('b.png')])).toEqual(['a.pdf', 'b.png']);
});

it('leaves out what is too large, and what there is no more room for', () => {
  const [largest, larger] = [drawing('a', MAX_BYTES_OF_ONE), drawing('b', MAX_BYTES_OF_ONE + 1)];
  expect(
    namesOf([larger, largest, drawing('c', MAX_BYTES_AHEAD - MAX_BYTES_OF_ONE), drawing('d', 1)]),
  ).toEqual(['a', 'c']);
  // A smaller one behind it has room still.
  expect(namesOf([largest, drawing('c', 9_999_999), drawing('d', 2), drawing('e', 1)])).toEqual([
    'a',
    'c',
    'e',
  ]);
});
