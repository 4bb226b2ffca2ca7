import fs from 'node:fs';
import path from 'node:path';
import QRCode from 'qrcode';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 5;
const FRAMES = 10;
const WHITE = 235;
const BLACK = 16;

/** A square of black and white modules. */
interface Code {
  size: number;
  isBlack(row: number, column: number): boolean;
}

function qrCode(text: string): Code {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isBlack: (row, column) => modules.get(row, column) === 1 };
}

async function dataMatrix(text: string): Promise<Code> {
  // The writer's own default would ask somebody else's server for its file.
  const wasm = fs.readFileSync(require.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const { symbol, error } = await writeBarcode(text, { format: 'DataMatrix' });
  if (error !== '') throw new Error(error);
  const { width: size, data } = symbol;
  return { size, isBlack: (row, column) => data[row * size + column] === 0 };
}

/** One grey frame with the codes side by side in its middle, as a camera in front of labels sees them. */
function frameOf(codes: Code[]): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  const column = Math.floor(WIDTH / codes.length);
  codes.forEach(({ size, isBlack }, place) => {
    const scale = Math.floor(Math.min(HEIGHT * 0.7, column * 0.8) / size);
    const left = place * column + Math.floor((column - size * scale) / 2);
    const top = Math.floor((HEIGHT - size * scale) / 2);
    for (let module = 0; module < size * size; module += 1) {
      const [row, across] = [Math.floor(module / size), module % size];
      if (!isBlack(row, across)) continue;
      for (let y = 0; y < scale; y += 1) {
        const start = (top + row * scale + y) * WIDTH + left + across * scale;
        luma.fill(BLACK, start, start + scale);
      }
    }
  });
  return Buffer.concat([luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/** Write the video that Chromium shows as its camera; it is opened anew each time a page turns the camera on. */
export function showToCamera(file: string, ...texts: string[]): void {
  writeVideo(file, texts.map(qrCode));
}

/** The same with a Data Matrix. */
export async function showDataMatrixToCamera(file: string, text: string): Promise<void> {
  writeVideo(file, [await dataMatrix(text)]);
}

function writeVideo(file: string, codes: Code[]): void {
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), frameOf(codes)]);
  fs.writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
}

/** The file of a camera, and the flags that make Chromium look through it. */
export function fakeCamera(folder: string): { file: string; flags: string[] } {
  const file = path.join(folder, 'camera.y4m');
  return {
    file,
    flags: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  };
}
