import { drawFile, isSomethingDrawn } from './draw-file';
import { LAYOUTS } from './layouts';
import { warmUp } from './warm-up';

/** What somebody prints. */
const asked = () =>
  drawFile({
    ...{ layout: LAYOUTS['a4-3x7'], format: 'pdf', dpi: 203, language: 'ru', title: '' },
    ...{ skip: 0, design: null, cutMarks: false, textOf: () => 'HTTP://127.0.0.1/SCAN/A' },
    stickers: [],
  });

describe('warming up', () => {
  it('draws small sheets first, then whole ones, and ends', async () => {
    const { signal } = new AbortController();
    expect(await warmUp(signal)).toBe(23);
  }, 60_000);

  it('draws nothing once it is told to end', async () => {
    expect(await warmUp(AbortSignal.abort())).toBe(0);
  });

  it('ends between two sheets', async () => {
    const controller = new AbortController();
    const ended = warmUp(controller.signal);
    controller.abort();
    expect(await ended).toBe(1);
  });

  it('waits while somebody’s file is drawn', async () => {
    const controller = new AbortController();
    const { file } = await asked();
    const warm = warmUp(controller.signal);
    // Without waiting it draws four sheets and more in this time.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    controller.abort();
    expect(await warm).toBe(1);
    file.destroy();
  });

  it('goes on when the file is given up', async () => {
    const { file } = await asked();
    const warm = warmUp(new AbortController().signal);
    file.destroy();
    expect(await warm).toBe(23);
    expect(isSomethingDrawn()).toBe(false);
  }, 60_000);

  it('counts a file that could not be begun no longer', async () => {
    const broken = { stickers: null } as never;
    await expect(drawFile(broken)).rejects.toThrow(TypeError);
    expect(isSomethingDrawn()).toBe(false);
  });
});
