import { sumsOf, totalsOfOrders } from './row-sums';

const order = (finished: number, scrapped: number) => ({
  ...{ items: 2, completeItems: 1, pieces: 10 },
  ...{ finished, scrapped },
});

describe('sumsOf', () => {
  it('adds up the columns that are asked for; nothing and words count nothing', () => {
    const rows = [
      { good: 3, bad: 1, name: 'a' },
      { good: null, bad: 2, name: 'b' },
      { good: 0, bad: 4, name: null },
    ];
    expect(sumsOf(rows, ['good', 'bad', 'name'])).toEqual({ good: 3, bad: 7, name: 0 });
    expect(sumsOf([], ['good'])).toEqual({ good: 0 });
  });
});

describe('totalsOfOrders', () => {
  it('has the yield of all pieces, not the mean of yields', () => {
    expect(totalsOfOrders([order(9, 1), order(0, 10)], 2)).toEqual({
      ...{ items: 4, completeItems: 2, pieces: 20, finished: 9, scrapped: 11 },
      finalYield: 0.45,
    });
  });

  it('has no yield where nothing is finished or scrapped', () => {
    expect(totalsOfOrders([order(0, 0)], 1)?.finalYield).toBeNull();
  });

  it('says nothing of rows that are not all there', () => {
    expect(totalsOfOrders([order(1, 0), order(1, 0)], 1)).toBeNull();
  });
});
