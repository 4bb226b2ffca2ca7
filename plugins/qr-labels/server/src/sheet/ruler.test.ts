import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { registerFonts } from './fonts';
import { ruled, widthOf } from './ruler';

const LETTERS = 'АБВГДЕЖЗЛТУФЦЧШЩЫЮЯабвгджзлтуфцчшщыюяAVWTLYfijlrtvwy0123456789.,-–/№()«»× ';
const texts = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 120 });
const document = new PDFDocument({ autoFirstPage: false });
registerFonts(document);

it('measures texts as wide as they are drawn', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (text, bold) => {
      const drawn = document
        .font(bold ? 'bold' : 'regular')
        .fontSize(10)
        .widthOfString(text);
      expect(widthOf(text, 10, bold)).toBeCloseTo(drawn, 6);
    }),
  );
});

it('measures a piece of a text as that piece by itself', () => {
  fc.assert(
    fc.property(texts, fc.nat(119), fc.nat(119), fc.boolean(), (text, one, other, bold) => {
      const [from, to] = [Math.min(one, other), Math.min(text.length, Math.max(one, other))];
      const piece = text.slice(from, to);
      expect(ruled(text, bold).width(Math.min(from, to), to)).toBeCloseTo(widthOf(piece, 1, bold), 6);
    }),
  );
});
