import { adminJwt, makePart, makeProduct, startTestApp, type Row, type TestApp } from '../support';
import { asItIs, printedOf } from './answer-bytes';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';

/** Parts of an order: single pieces of a batch, and orders that are larger than a file. */

let app: TestApp;
let admin: string;
let product: Row;
/** Batches of 5, 2 and 600,000 pieces. */
let codes: string[];

const QUANTITIES = [5, 2, 600_000];

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  product = await makeProduct(app, { designation: 'АБВ' });
  codes = [];
  for (const [at, quantity] of QUANTITIES.entries())
    codes.push(await makePart(app, { product, designation: `АБВ.${at + 1}`, quantity }));
});
afterAll(() => app.stop());

const post = (path: string, body: object) =>
  asItIs(app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body));

/** Which pieces of which batches stand on the labels of a roll, `2:1 из 5`: their place among the batches, what they say. */
async function pieces(body: object): Promise<string[]> {
  const wish = { language: 'ru', perPiece: true, layout: 'a4-3x7', ...body };
  const first = (await post('preview', wish)).body as SheetPreview;
  return first.labels.map(({ code, texts }) => {
    const said = texts.map(({ text }) => text).find((text) => / из /.test(text));
    return `${codes.indexOf(code) + 1}: ${said}`;
  });
}

const details = async (body: object) => {
  const answer = await post('sheets', body);
  return [answer.status, (answer.body as { error: { details: Record<string, unknown> } }).error.details];
};

const printCounts = async () => {
  const { rows } = await app.sql.query<{ code: string; n: number }>(
    'select code, print_count::int as n from labels',
  );
  const counts = new Map(rows.map(({ code, n }) => [code, n]));
  return codes.map((code) => counts.get(code));
};

describe('single pieces', () => {
  it('are printed alone, as the pieces that they are', async () => {
    expect(await pieces({ parts: [codes[0]], pieces: { from: 3, to: 4 } })).toEqual([
      '1: 3 из 5',
      '1: 4 из 5',
    ]);
    expect(await pieces({ parts: [codes[2]], pieces: { from: 7, to: 7 }, copies: 2 })).toEqual([
      ...['3: 7 из 600000', '3: 7 из 600000'],
    ]);
  });

  it('are those that each batch has; a batch that has none of them is left out', async () => {
    const wish = { parts: codes.slice(0, 2), pieces: { from: 2, to: 3 } };
    expect(await pieces(wish)).toEqual(['1: 2 из 5', '1: 3 из 5', '2: 2 из 2']);
    const third = { parts: codes.slice(0, 2), perPiece: true, pieces: { from: 3, to: 9 } };
    const answer = await post('sheets', third);
    expect(printedOf(answer)).toMatchObject({ stickers: 3, first: 1, again: 0 });
    expect(await printCounts()).toEqual([3, 0, 0]);
    expect(await details({ ...third, pieces: { from: 8, to: 9 } })).toMatchObject([
      422,
      { code: 'nothing-to-print' },
    ]);
  });

  it.each([
    ['from after to', { perPiece: true, pieces: { from: 3, to: 2 } }, 'pieces.to'],
    ['the piece before the first', { perPiece: true, pieces: { from: 0, to: 2 } }, 'pieces.from'],
    ['no number', { perPiece: true, pieces: { from: '1', to: 2 } }, 'pieces.from'],
    ['pieces of labels that are of whole batches', { pieces: { from: 1, to: 1 } }, 'pieces'],
    ['stickers after the last', { stickers: { from: 4, to: 9 } }, 'stickers'],
    ['stickers without an end', { stickers: { from: 1 } }, 'stickers.to'],
  ])('are refused for %s', async (_why, change, path) => {
    const before = await printCounts();
    expect(await details({ parts: codes, ...change })).toEqual([
      400,
      expect.objectContaining({ code: 'malformed-request', paths: [path] }),
    ]);
    expect(await printCounts()).toEqual(before);
  });
});

describe('an order that no file holds', () => {
  const whole = () => ({ product: product.documentId, perPiece: true });

  it('is refused as a whole, and the refusal says how many labels it has', async () => {
    expect(await details(whole())).toMatchObject([
      422,
      { code: 'too-many-labels', limit: 10_000, asked: 600_007 },
    ]);
    expect(await details({ ...whole(), stickers: { from: 1, to: 10_001 } })).toMatchObject([
      422,
      { code: 'too-many-labels', limit: 10_000, asked: 10_001 },
    ]);
  });

  it('is printed in parts that say the pieces that they are, the last one as long as it is', async () => {
    expect((await pieces({ ...whole(), stickers: { from: 4, to: 9 } })).slice(0, 6)).toEqual([
      ...['1: 4 из 5', '1: 5 из 5', '2: 1 из 2', '2: 2 из 2', '3: 1 из 600000', '3: 2 из 600000'],
    ]);
    const last = { ...whole(), copies: 2, stickers: { from: 1_200_013, to: 1_210_000 } };
    expect(await pieces(last)).toEqual(['3: 600000 из 600000', '3: 600000 из 600000']);
    const { ordered, stickers } = (await post('preview', last)).body as SheetPreview;
    expect([ordered, stickers]).toEqual([1_200_014, 2]);
  });

  it('records of each part the labels that it prints', async () => {
    const before = await printCounts();
    const answer = await post('sheets', { ...whole(), stickers: { from: 6, to: 9 }, layout: '58x40' });
    expect(printedOf(answer)).toMatchObject({ stickers: 4, first: 2, again: 0 });
    expect(await printCounts()).toEqual([before[0], (before[1] ?? 0) + 2, (before[2] ?? 0) + 2]);
  });
});

/** What the latest print has left in the log, and beside each batch. */
async function recorded(): Promise<{ inLog: unknown; beside: Record<string, unknown> }> {
  const { rows } = await app.sql.query<{ difference: string }>(
    `select difference::text from audit_entries where action = 'print-labels' order by id desc limit 1`,
  );
  const events = await app.sql.query<{ label: string; pieces: string | null }>(
    `select data ->> 'label' as label, data ->> 'pieces' as pieces from part_events
      where kind = 'label-printed' and at = (select max(at) from part_events)`,
  );
  const beside = Object.fromEntries(
    events.rows.map(({ label, pieces }) => [label, pieces === null ? null : (JSON.parse(pieces) as unknown)]),
  );
  const { onlyPieces } = JSON.parse(rows[0]?.difference ?? '') as { onlyPieces?: unknown };
  return { inLog: onlyPieces, beside };
}

describe('what is recorded of single pieces', () => {
  const [five, two, many] = [() => codes[0] ?? '', () => codes[1] ?? '', () => codes[2] ?? ''];
  const print = async (body: object) => {
    const { status } = await post('sheets', { perPiece: true, ...body });
    expect(status).toBe(200);
    return recorded();
  };

  it('names them in the log and beside the batch, a single one by its number', async () => {
    expect(await print({ parts: [five()], pieces: { from: 3, to: 9 } })).toEqual({
      inLog: { [five()]: '3–5 / 5' },
      beside: { [five()]: { from: 3, to: 5, of: 5 } },
    });
    expect(await print({ parts: [many()], pieces: { from: 7, to: 7 }, copies: 2 })).toEqual({
      inLog: { [many()]: '7 / 600000' },
      beside: { [many()]: { from: 7, to: 7, of: 600_000 } },
    });
  });

  it('names those that a part of an order holds, also where it ends between two copies', async () => {
    const order = { parts: codes, copies: 2, stickers: { from: 4, to: 15 } };
    expect(await print(order)).toEqual({
      inLog: { [five()]: '2–5 / 5', [many()]: '1 / 600000' },
      beside: {
        [five()]: { from: 2, to: 5, of: 5 },
        [two()]: null,
        [many()]: { from: 1, to: 1, of: 600_000 },
      },
    });
  });

  it('names none where all of a batch are printed, or where a label is of the whole batch', async () => {
    const [all, whole] = [{ parts: [five()] }, { parts: [five()], perPiece: false }];
    for (const body of [all, whole])
      expect(await print(body)).toEqual({ inLog: undefined, beside: { [five()]: null } });
  });
});
