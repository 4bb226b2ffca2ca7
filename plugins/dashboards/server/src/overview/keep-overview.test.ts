import { KeptReadings } from './keep-overview';

function counting() {
  let reads = 0;
  return () => {
    reads += 1;
    return Promise.resolve(reads);
  };
}

describe('KeptReadings', () => {
  it('gives the same reading of a wish while what it is made from is the same', async () => {
    const readings = new KeptReadings<number>();
    const read = counting();
    expect(await readings.take('first page', '7:7:', read)).toBe(1);
    expect(await readings.take('first page', '7:7:', read)).toBe(1);
    expect(await readings.take('second page', '7:7:', read)).toBe(2);
    expect(await readings.take('first page', '7:8:', read)).toBe(3);
    // Not even where it is told as before.
    expect(await readings.take('first page', '7:7:', read)).toBe(4);
  });

  it('keeps nothing of a reading that failed, and the one before it', async () => {
    const readings = new KeptReadings<number>();
    const read = counting();
    await readings.take('page', '7:7:', read);
    await expect(readings.take('page', '7:8:', () => Promise.reject(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    expect(await readings.take('page', '7:8:', read)).toBe(2);
  });

  it('keeps sixteen, those that were asked for last', async () => {
    const readings = new KeptReadings<number>();
    const read = counting();
    for (let wish = 1; wish <= 16; wish += 1) await readings.take(`page ${wish}`, '7:7:', read);
    await readings.take('page 1', '7:7:', read);
    await readings.take('page 17', '7:7:', read);
    expect(readings.size).toBe(16);
    expect(await readings.take('page 1', '7:7:', read)).toBe(1);
    expect(await readings.take('page 2', '7:7:', read)).toBe(18);
  });
});
