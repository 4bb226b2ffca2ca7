import type { TestApp } from '../support';
import type { ImporterDoors } from '../support/importer';
import {
  ATTRIBUTES,
  codes,
  EVERY_TYPE,
  file,
  FULL,
  startOwnFieldWorld,
  type OwnFieldWorld,
} from './own-field-world';
import type { PreviewOptions } from '../../plugins/importer/server/src/contracts';

/** Fields that a factory added to Part: their columns are recognised, checked, compared, written and taken back. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;
let ownOf: OwnFieldWorld['ownOf'];

beforeAll(async () => {
  ({ app, token, doors, ownOf } = await startOwnFieldWorld());
});
afterAll(() => app.stop());

const bearer = () => ({ Authorization: `Bearer ${token}` });

describe('a file with columns of the factory’s own fields', () => {
  it('offers the fields, recognises their columns by name or label, and writes every type', async () => {
    const text = EVERY_TYPE;

    const preview = await doors.previewOf(text);
    expect(codes(preview)).toEqual([]);
    expect(preview.ownFields.map(({ field, label, type }) => `${field} ${type} ${label}`)).toEqual([
      'own.mass decimal Масса, кг',
      'own.inventoryNumber string inventoryNumber',
      'own.coating enumeration Покрытие',
      'own.holes integer holes',
      'own.serial biginteger serial',
      'own.density float density',
      'own.checked boolean checked',
      'own.since date В производстве с',
      'own.approvedAt datetime approvedAt',
      'own.remark text remark',
      'own.supplier email supplier',
    ]);
    expect(preview.mapping).toMatchObject({ 'own.mass': 'E', 'own.coating': 'G', 'own.supplier': 'O' });
    expect((await doors.imported(text)).summary).toMatchObject({ new: 2, errors: 0 });
    expect(await ownOf('ОП-1')).toEqual({
      'ОП-1': {
        ...{
          mass: 12.5,
          number: 'A-1',
          coating: 'Лак',
          holes: 4,
          serial: '9007199254740993',
          density: 0.125,
        },
        ...{ checked: true, since: '2026-11-29', approvedAt: '2026-11-29 08:00:00' },
        ...{ remark: 'две\nстроки', supplier: 'a@b.example' },
      },
      'ОП-1.1': { coating: 'Грунт', checked: false },
    });
    const { rows } = await app.sql.query<{ difference: object }>(
      "select difference::json as difference from audit_entries where action = 'import-parts' order by id desc limit 1",
    );
    expect(rows[0]?.difference).toMatchObject({
      ownFields: Object.keys(ATTRIBUTES).slice(0, 11),
    });
  });

  it('says of each value that does not fit its field why and what to do', async () => {
    const preview = await doors.previewOf(
      file(
        FULL,
        '0;НЕ-1;Узел;1;-1;abc;Мел;101;x;y;может;31.02.2026;вчера;;нет адреса',
        '1;НЕ-1.1;Вал;1;0,125;A-1;;1.5;;;;;;;',
        '1;НЕ-1.2;Вал;1;;A-77;;;;;;;;;',
        '1;НЕ-1.3;Вал;1;;A-77;;;;;;;;;',
      ),
    );
    expect(codes(preview).sort()).toEqual(
      [
        ...['own-value-too-small E2', 'own-value-breaks-pattern F2', 'own-value-not-in-list G2'],
        ...['own-value-too-large H2', 'own-value-not-a-number I2', 'own-value-not-a-number J2'],
        ...['own-value-not-yes-or-no K2', 'own-value-not-a-date L2', 'own-value-not-a-date M2'],
        ...['own-value-not-an-email O2', 'own-value-rounded E3', 'own-value-not-whole H3'],
        ...['own-value-taken F3', 'own-value-twice F5'],
      ].sort(),
    );
    expect(preview.issues.find(({ code }) => code === 'own-value-not-in-list')).toMatchObject({
      value: 'Мел',
      message: '"Покрытие": "Мел" is not one of: Грунт, Лак. Choose one of these.',
    });
    const refused = await doors.commit(preview.previewId);
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { error: { details: { code: 'preview-has-errors' } } },
    ]);
  });
});

const UPDATED = { duplicates: 'update', product: 'ИЗМ' } satisfies PreviewOptions;
const BEFORE = file('Масса, кг;Holes', '0;ИЗМ;Узел;1;1,5;2', '1;ИЗМ.1;Вал;1;;');
const AFTER = file('Масса, кг;Holes;Покрытие', '0;ИЗМ;Узел;1;2;;Лак', '1;ИЗМ.1;Вал;1;3;4;');

describe('an update', () => {
  let importId = '';

  it('shows the differences, writes them and tells them in the history of the part', async () => {
    await doors.imported(BEFORE, { product: 'ИЗМ' });
    expect((await doors.previewOf(AFTER, { ...UPDATED, duplicates: 'fail' })).summary).toMatchObject({
      errors: 2,
    });
    await doors.imported(AFTER, { ...UPDATED, duplicates: 'skip' });
    expect(await ownOf('ИЗМ')).toMatchObject({ ИЗМ: { mass: 1.5, coating: 'Грунт' } });
    const preview = await doors.previewOf(AFTER, UPDATED);
    expect(preview.rows.map(({ differences }) => differences)).toEqual([
      [
        { field: 'own.mass', from: 1.5, to: 2 },
        { field: 'own.coating', from: 'Грунт', to: 'Лак' },
      ],
      [
        { field: 'own.mass', from: null, to: 3 },
        { field: 'own.holes', from: null, to: 4 },
      ],
    ]);
    const committed = await doors.commit(preview.previewId);
    expect(committed.status).toBe(201);
    ({ importId } = committed.body as { importId: string });
    expect(await ownOf('ИЗМ')).toEqual({
      ИЗМ: { mass: 2, holes: 2, coating: 'Лак', checked: false },
      'ИЗМ.1': { mass: 3, holes: 4, coating: 'Грунт', checked: false },
    });
    expect((await doors.previewOf(AFTER, UPDATED)).summary).toMatchObject({ unchanged: 2, changed: 0 });
    const { rows } = await app.sql.query<{ data: object }>(
      "select data::json as data from part_events where kind = 'part-imported' order by id desc limit 1",
    );
    expect(rows[0]?.data).toMatchObject({
      changes: [{ field: 'own.mass', before: null, after: 3 }, { field: 'own.holes' }],
    });
  });

  it('is taken back, but for what somebody has changed since', async () => {
    await app.sql.query("update parts set holes = 7 where designation = 'ИЗМ.1'");
    const undone = await app.http().post(`/api/importer/imports/${importId}/undo`).set(bearer()).send({});
    expect([undone.status, undone.body]).toMatchObject([200, { restored: 2 }]);
    expect(await ownOf('ИЗМ')).toEqual({
      ИЗМ: { mass: 1.5, holes: 2, coating: 'Грунт', checked: false },
      'ИЗМ.1': { holes: 7, coating: 'Грунт', checked: false },
    });
  });

  it('is refused as outdated where somebody has changed such a field since the preview', async () => {
    const { previewId } = await doors.previewOf(AFTER, UPDATED);
    await app.sql.query("update parts set mass = 9 where designation = 'ИЗМ.1'");
    const answer = await doors.commit(previewId);
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { error: { details: { code: 'preview-outdated' } } },
    ]);
  });

  it('is refused as outdated where such a field itself has changed', async () => {
    const { previewId } = await doors.previewOf(AFTER, UPDATED);
    const { mass } = app.strapi.contentType('api::part.part').attributes as unknown as {
      mass: { max?: number };
    };
    mass.max = 100;
    const answer = await doors.commit(previewId);
    delete mass.max;
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { error: { details: { code: 'preview-outdated', fields: ['mass'] } } },
    ]);
  });
});

describe('a mapping', () => {
  const text = file('Вес;Доп.', '0;КАРТА;Узел;1;7,25;4');

  it('gives a column to such a field, is remembered for the heading, and refuses unknown fields', async () => {
    const mapping = { 'own.mass': 'E', 'own.holes': 'F' };
    await doors.imported(text, { mapping });
    expect(await ownOf('КАРТА')).toMatchObject({ КАРТА: { mass: 7.25, holes: 4 } });
    const again = await doors.previewOf(text.replace('КАРТА', 'КАРТА-2'));
    expect([again.remembered?.mapping, again.mapping]).toMatchObject([mapping, mapping]);
    expect(codes(await doors.previewOf(text, { mapping: { 'own.color': 'E' }, remembered: false }))).toEqual([
      'own-field-unknown ',
      'part-exists B2',
    ]);
    const malformed = await doors.upload(text, JSON.stringify({ mapping: { 'own.a b': 'E' } }));
    expect([malformed.status, malformed.body]).toMatchObject([
      400,
      { error: { details: { code: 'malformed-request' } } },
    ]);
  });

  it('is taken over GraphQL too', async () => {
    const answer = await app
      .http()
      .post('/graphql')
      .set(bearer())
      .send({
        query:
          'mutation ($input: PreviewImportInput!) { previewImport(input: $input) { previewId product issues } }',
        variables: {
          input: {
            ...{
              fileName: 'bom.csv',
              content: Buffer.from(text.replaceAll('КАРТА', 'КАРТА-3')).toString('base64'),
            },
            options: { mapping: { 'own.mass': 'F' } },
          },
        },
      });
    const { previewId } = (answer.body as { data: { previewImport: { previewId: string } } }).data
      .previewImport;
    expect((await doors.commit(previewId)).status).toBe(201);
    expect(await ownOf('КАРТА-3')).toMatchObject({ 'КАРТА-3': { mass: 4 } });
  });
});
