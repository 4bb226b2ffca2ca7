import fc from 'fast-check';
import { parseCreatePart } from './create-part-request';

const PRODUCT = 'e4d909c290d0fb1ca068ffaddf22cb';

function pathsFor(body: unknown): unknown {
  const parsed = parseCreatePart(body);
  if (parsed.ok) throw new Error('It was parsed.');
  return parsed.details.paths;
}

describe('parseCreatePart', () => {
  test('sets apart what describes a part, what it starts with, and what Strapi checks', () => {
    const data = {
      designation: ' A.1 ',
      name: '',
      product: PRODUCT,
      quantity: 5,
      route: null,
      colour: 'red',
    };
    expect(parseCreatePart({ data })).toEqual({
      ok: true,
      request: {
        fields: { designation: 'A.1', name: null, kind: 'part', material: null, size: null },
        product: PRODUCT,
        wish: { quantity: 5, route: null },
        others: { colour: 'red' },
      },
    });
  });

  test('an absent route and quantity are no wish', () => {
    const parsed = parseCreatePart({ data: { name: 'Bolt', product: PRODUCT, kind: 'standard' } });
    expect(parsed).toMatchObject({ ok: true, request: { wish: {}, fields: { kind: 'standard' } } });
    expect(parsed.ok && Object.keys(parsed.request.wish)).toEqual([]);
  });

  test.each([
    [undefined, ['data']],
    [{}, ['data']],
    [{ data: [] }, ['data']],
    [{ data: { designation: 'A' } }, ['data.product']],
    [{ data: { designation: 'A', product: 'a b' } }, ['data.product']],
    [{ data: { designation: 'A', product: { id: 1 } } }, ['data.product']],
    [{ data: { designation: 5, product: PRODUCT } }, ['data.designation']],
    [{ data: { designation: 'A', product: PRODUCT, quantity: -1 } }, ['data.quantity']],
    [{ data: { designation: 'A', product: PRODUCT, route: 7 } }, ['data.route']],
    [{ data: { designation: ' ', product: PRODUCT } }, ['data.designation', 'data.name']],
    [{ data: { designation: 'A\u0000', product: PRODUCT } }, ['data.designation']],
  ])('refuses %j', (body, paths) => {
    expect(pathsFor(body)).toEqual(paths);
  });

  test('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (body, data) => {
        parseCreatePart(body);
        parseCreatePart({ data });
      }),
      { numRuns: 1000 },
    );
  });
});
