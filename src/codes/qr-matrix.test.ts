import fc from 'fast-check';
import { create } from 'qrcode';
import { qrMatrix } from './qr-matrix';

const upperCase = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'),
  minLength: 1,
  maxLength: 120,
});
/** Where the numeric mode is worth while, or nearly. */
const figures = fc.string({
  unit: fc.constantFrom(...'0123456789012345678901234567890123456789AZ/:'),
  minLength: 1,
});
/** Of one length and one beginning, as on the labels of a sheet. */
const addresses = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), minLength: 13, maxLength: 13 })
  .map((code) => `HTTPS://TRACKER.FACTORY.EXAMPLE/SCAN/${code}`);
const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });

describe('a QR symbol', () => {
  it('is the one that the library makes, its mask too', () => {
    fc.assert(
      fc.property(fc.oneof(upperCase, figures, addresses, any), (text) => {
        const { modules } = create(text, { errorCorrectionLevel: 'M' });
        expect(qrMatrix(text)).toEqual({ size: modules.size, modules: Uint8Array.from(modules.data) });
      }),
      { numRuns: 200 },
    );
  });
});
