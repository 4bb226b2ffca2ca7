import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const run = promisify(execFile);
const WASM = path.resolve(__dirname, '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
let prepared: Promise<unknown> | null = null;

/** The same reader as on the phones, from the installed package instead of the network. */
function prepareReader(): Promise<unknown> {
  prepared ??= readFile(WASM).then((bytes) =>
    prepareZXingModule({
      overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
      fireImmediately: true,
    }),
  );
  return prepared;
}

/** The texts of all QR codes in a PNG picture. */
export async function decodePng(file: Buffer, maxNumberOfSymbols = 50): Promise<string[]> {
  await prepareReader();
  const { width, height, data } = PNG.sync.read(file);
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
  const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'labels-'));
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

/** A PDF's pages as PNG pictures, rendered by poppler. */
export function renderPdf(file: Buffer, dotsPerInch: number): Promise<Buffer[]> {
  return inFolder(async (folder) => {
    await writeFile(path.join(folder, 'sheet.pdf'), file);
    await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-png', 'sheet.pdf', 'page'], { cwd: folder });
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    return Promise.all(pages.map((name) => readFile(path.join(folder, name))));
  });
}

/** What one of poppler's tools says of a PDF. */
export function toolOnPdf(tool: 'pdffonts' | 'pdfimages', file: Buffer, ...flags: string[]): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(path.join(folder, 'sheet.pdf'), file);
    return (await run(tool, [...flags, 'sheet.pdf'], { cwd: folder })).stdout;
  });
}

/** A PDF's text, in poppler's order. */
export function textOfPdf(file: Buffer): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(path.join(folder, 'sheet.pdf'), file);
    const { stdout } = await run('pdftotext', ['-layout', 'sheet.pdf', '-'], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  });
}
