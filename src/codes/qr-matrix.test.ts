import fc from 'fast-check';
import { create } from 'qrcode';
import { qrMatrix } from './qr-matrix';

const upperCase = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'),
  minLength: 1,
  maxLength: 120,
});
const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });

describe('a QR symbol', () => {
  it('is the one that the library makes, its mask too', () => {
    fc.assert(
      fc.property(fc.oneof(upperCase, any), (text) => {
        const { modules } = create(text, { errorCorrectionLevel: 'M' });
        expect(qrMatrix(text)).toEqual({ size: modules.size, modules: Uint8Array.from(modules.data) });
      }),
    );
  });
});
