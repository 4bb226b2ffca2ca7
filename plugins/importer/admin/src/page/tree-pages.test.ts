import type { PreviewRow } from '../../../server/src/contracts';
import { TreePages } from './tree-pages';

const TOTAL = 2_000;
const PAGE_SIZE = 200;

/** Whoever reads a page waits until it is answered. */
function desk() {
  const asked: number[] = [];
  const open = new Map<number, { answer(): void; refuse(): void }>();
  const pages = new TreePages(PAGE_SIZE, (page) => {
    asked.push(page);
    return new Promise((resolve, reject) => {
      const rows = Array.from({ length: PAGE_SIZE }, (_, place) => ({
        row: (page - 1) * PAGE_SIZE + place + 2,
      })) as PreviewRow[];
      open.set(page, {
        answer: () => resolve({ total: TOTAL, rows }),
        refuse: () => reject(new Error('no network')),
      });
    });
  });
  const settle = async (page: number, how: 'answer' | 'refuse' = 'answer'): Promise<void> => {
    open.get(page)?.[how]();
    open.delete(page);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pages, asked, settle };
}

it('the first page tells how many rows there are, and then the next is fetched ahead', async () => {
  const { pages, asked, settle } = desk();
  let told = 0;
  const end = pages.subscribe(() => (told += 1));
  pages.need(0, 30);
  expect([asked, pages.total, pages.rowAt(0)]).toEqual([[1], null, null]);
  await settle(1);
  expect([pages.total, pages.rowAt(199)?.row, pages.rowAt(200), told]).toEqual([TOTAL, 201, null, 1]);
  pages.need(0, 30);
  pages.need(4, 34);
  expect(asked).toEqual([1, 2]);
  end();
  await settle(2);
  expect([pages.rowAt(200)?.row, told, pages.version]).toEqual([202, 1, 2]);
});

it('two pages at a time; those that were scrolled past are not asked for', async () => {
  const { pages, asked, settle } = desk();
  pages.need(0, 30);
  await settle(1);
  for (let first = 0; first <= 1_800; first += 100) pages.need(first, first + 30);
  expect(asked).toEqual([1, 2, 3]);
  await settle(2);
  await settle(3);
  expect(asked).toEqual([1, 2, 3, 10, 9]);
});

it('a page that did not come is asked for when it is needed again', async () => {
  const { pages, asked, settle } = desk();
  pages.need(0, 30);
  await settle(1, 'refuse');
  expect([asked, pages.rowAt(0)]).toEqual([[1], null]);
  pages.need(0, 30);
  await settle(1);
  expect([asked, pages.rowAt(0)?.row]).toEqual([[1, 1], 2]);
});
