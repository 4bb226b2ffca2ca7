import { createApiToken, startTestApp, type TestApp } from '../support';
import { importerDoors } from '../support/importer';

/** An assembly never contains itself, whether one file says so, several do, or somebody writes past the importer. */

let app: TestApp;
let doors: ReturnType<typeof importerDoors>;

const HEADER = 'parent,child,quantity\n';

async function lines(product: string): Promise<string[]> {
  const { rows } = await app.sql.query<{ line: string }>(
    `select p.designation || '>' || c.designation || ' ' || l.quantity as line from bom_lines l
       join parts p on p.id = l.parent_part_id join parts c on c.id = l.child_part_id
       join products r on r.id = l.product_id where r.designation = $1 order by l.id`,
    [product],
  );
  return rows.map(({ line }) => line);
}

beforeAll(async () => {
  app = await startTestApp();
  doors = importerDoors(app, await createApiToken(app));
});

afterAll(() => app.stop());

describe('a circle with lines in the database', () => {
  const options = { product: 'КРУГ', duplicates: 'update' } as const;

  it('is refused with its rows, and nothing is written', async () => {
    await doors.imported(`${HEADER}A,B,2\nB,C,3\n`, options);
    const preview = await doors.previewOf(`${HEADER}C,D,1\nD,A,1\n`, options);
    expect(preview.issues.filter(({ severity }) => severity === 'error')).toEqual([
      {
        ...{ sheet: '', row: 3, column: 'B', severity: 'error', code: 'cycle-with-existing', value: 'A' },
        message:
          'With what the product holds already the assembly would contain itself: A, B, C, D, A. Correct where the parts belong in rows 2, 3, or leave these rows out.',
      },
    ]);
    const refused = await doors.commit(preview.previewId);
    expect([refused.status, refused.body.error.details]).toEqual([
      422,
      { code: 'preview-has-errors', errors: 1, rows: [3] },
    ]);
    expect(await lines('КРУГ')).toEqual(['A>B 2', 'B>C 3']);
  });

  it('is closed by a skipping import too, for new parts get their lines', async () => {
    const preview = await doors.previewOf(`${HEADER}C,N,1\nN,A,1\n`, { ...options, duplicates: 'skip' });
    expect(preview.issues.map(({ code }) => code)).toContain('cycle-with-existing');
  });

  it('may be avoided by leaving the row out', async () => {
    const preview = await doors.previewOf(`${HEADER}C,D,1\nD,A,1\n`, options);
    expect((await doors.commit(preview.previewId, { exclude: [3] })).status).toBe(201);
    expect(await lines('КРУГ')).toEqual(['A>B 2', 'B>C 3', 'C>D 1']);
  });
});

describe('the database', () => {
  const insert = (pairs: [string, string][]) =>
    app.sql.query(
      `insert into bom_lines (document_id, product_id, parent_part_id, child_part_id, quantity)
       select tracker_document_id(), p.product_id, p.part_id, c.part_id, 1
         from unnest($1::text[], $2::text[]) as pairs (parent, child)
         join part_states p on p.item_key = 'd:' || pairs.parent
         join part_states c on c.item_key = 'd:' || pairs.child and c.product_id = p.product_id
         join products r on r.id = p.product_id and r.designation = 'ПРЯМО'`,
      [pairs.map(([parent]) => parent), pairs.map(([, child]) => child)],
    );

  beforeAll(async () => {
    await doors.imported(`${HEADER}P,Q,2\nQ,R,3\nP,S,1\n`, { product: 'ПРЯМО' });
  });

  it.each<[string, [string, string][]]>([
    ['by one line', [['R', 'P']]],
    [
      'by two lines of one statement',
      [
        ['R', 'S'],
        ['S', 'Q'],
      ],
    ],
  ])('refuses a circle that is closed %s', async (_how, pairs) => {
    await expect(insert(pairs)).rejects.toMatchObject({ constraint: 'bom_lines_acyclic' });
    expect(await lines('ПРЯМО')).toEqual(['P>Q 2', 'P>S 1', 'Q>R 3']);
  });

  it('takes a part in a second assembly', async () => {
    await insert([['S', 'R']]);
    expect(await lines('ПРЯМО')).toContain('S>R 1');
  });

  it('lets no line move', async () => {
    await expect(
      app.sql.query('update bom_lines set parent_part_id = child_part_id, child_part_id = parent_part_id'),
    ).rejects.toMatchObject({ constraint: 'bom_lines_stay' });
  });
});
