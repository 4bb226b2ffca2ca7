import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What labels and badges are printed as. */
const OPTIONS = { formats: ['QRCode', 'DataMatrix'], maxNumberOfSymbols: 4, tryHarder: true } as const;

// The reader's own default would ask somebody else's server.
prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });

/** The texts of all codes in a picture. */
export async function textsIn(picture: ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, { ...OPTIONS, formats: [...OPTIONS.formats] });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
