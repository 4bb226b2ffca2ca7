import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DryRun } from '../../plugins/importer/server/src/dry-run';
import type { FileImport } from '../../plugins/importer/server/src/import-file';
import type { TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors } from '../support/importer';
import { runScript, type Ended } from '../support/run-script';
import { asWorkbook } from '../support/written-bom';

/** `npm run import` as people and programs run it: what it prints, where, and with which exit code. */

/** A command starts a process, and without --dry-run a whole Strapi. */
const SLOW_MS = 120_000;
const OWN = { mass: { type: 'decimal' } };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'import-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

const command = (args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> =>
  runScript('scripts/import.mjs', args, { LC_ALL: 'en_GB.UTF-8', ...environment });

const jsonOf = <T>({ stdout }: Ended): T => JSON.parse(stdout) as T;

describe('without a server and without a database', () => {
  /** Nobody listens there. */
  const NOWHERE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
  const dry = (...args: string[]) => command(['--dry-run', ...args], NOWHERE);

  it('the five rows give three parts and two lines, in full as one line of JSON', async () => {
    const ended = await dry(await file('заказ.csv', FIVE_ROWS), '--json');
    expect([ended.code, ended.stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
    const { summary, parts, lines, product } = jsonOf<DryRun>(ended);
    expect(summary).toMatchObject({
      parts: 3,
      lines: 2,
      errors: 0,
      new: null,
      changed: null,
      unchanged: null,
    });
    expect(parts).toEqual([
      {
        ...{ key: 'd:АСЦБ-000475', designation: 'АСЦБ-000475', name: null, kind: 'assembly' },
        ...{ quantity: 1, material: null, size: null, operations: [] },
      },
      {
        ...{ key: 'd:ЦДСА.8АТ-9800.00.03.000СБ', designation: 'ЦДСА.8АТ-9800.00.03.000СБ', name: 'Палец' },
        ...{ kind: 'part', quantity: 1, material: null, size: null, operations: ['Пок'] },
      },
      {
        ...{
          key: 'd:ЦДСА.218.79.00.04',
          designation: 'ЦДСА.218.79.00.04',
          name: 'Болт осевой',
          kind: 'part',
        },
        ...{ quantity: 5, material: '30ХГСА', size: 'S24х530(1)', operations: ['Св', 'HRC'] },
      },
    ]);
    expect(lines).toEqual([
      { parent: 'd:АСЦБ-000475', child: 'd:ЦДСА.8АТ-9800.00.03.000СБ', quantity: 1 },
      { parent: 'd:АСЦБ-000475', child: 'd:ЦДСА.218.79.00.04', quantity: 5 },
    ]);
    expect(product).toMatchObject({ designation: 'АСЦБ-000475', name: 'Наборка №3' });
  });

  it('sheets that go on are one table, others on wish, and a row is told with its sheet', async () => {
    const rows = (...own: (string | number)[][]) => ({
      rows: [['Поз.', 'Обозначение', 'Кол.'], ...own].map((cells) => ({ cells })),
      merges: [],
    });
    const own = await file(
      'листы.xlsx',
      asWorkbook([
        { name: 'Лист 1', written: rows([1, 'Л-1', 2]) },
        { name: 'Лист 2', written: rows([2, 'Л-2', 0]) },
        { name: 'Ещё', written: rows([1, 'Л-3', 4]) },
      ]),
    );
    const keysOf = (ended: Ended) => jsonOf<DryRun>(ended).parts.map(({ key }) => key);
    const seen = await dry(own, '--json');
    expect([seen.code, keysOf(seen)]).toEqual([1, ['d:Л-1', 'd:Л-2']]);
    expect(seen.stderr).toContain('Лист 2 C2: error quantity-not-positive');
    expect(keysOf(await dry(own, '--json', '--join-sheets', 'Лист 1, 3'))).toEqual(['d:Л-1', 'd:Л-3']);
    expect(keysOf(await dry(own, '--json', '--join-sheets=-'))).toEqual(['d:Л-1']);
    const wrong = await dry(own, '--join-sheets', 'Лист 1');
    expect([wrong.code, wrong.stderr.split('\n')[0]]).toEqual([1, 'Wrong: --join-sheets']);
  });

  it('options say product, order, quantity and columns', async () => {
    const own = await file('сами.csv', 'Код;Что;Шт\nПР-1;Вал;2\nПР-2;Ось;3\n');
    const ended = await dry(
      ...[own, '--json', '--product', 'КОМПЛЕКТ', '--order', '77', '--quantity', '4'],
      ...['--mapping', 'designation=a, name=B,quantity=C,size=-'],
    );
    expect(ended.code).toBe(0);
    const said = jsonOf<DryRun>(ended);
    expect(said.product).toMatchObject({ designation: 'КОМПЛЕКТ', orderNumber: '77', quantity: 4 });
    expect(said.mapping).toMatchObject({ designation: 'A', name: 'B', quantity: 'C' });
    expect(said.parts.map(({ designation, quantity }) => [designation, quantity])).toEqual([
      ['ПР-1', 8],
      ['ПР-2', 12],
    ]);
  });

  describe('what a person corrects in the wizard has a word', () => {
    const read = async (name: string, content: string, ...args: string[]) => {
      const ended = await dry(await file(name, content), '--json', ...args);
      const { lines, parts, ...said } = jsonOf<DryRun>(ended);
      return { code: ended.code, said, keys: parts.map(({ key }) => key), lines };
    };

    it('the row of the headings, and columns by field or fields by column', async () => {
      const text = 'Выгрузка\tцеха\nАльфа\tБета\tГамма\nД-1\tвал\t2\nД-2\tось\t3\n';
      const none = await read('строки.txt', text);
      expect([none.code, none.keys, none.said.issues[0]?.code]).toEqual([1, [], 'header-not-found']);
      const told = await read(
        ...(['строки.txt', text, '--header-row', '2', '--map', 'A=designation', '--map', 'B=name'] as const),
        ...['--map', 'C=quantity', '--map=-=size', '--delimiter', 'tab', '--encoding', 'utf-8'],
      );
      expect([told.code, told.keys, told.said.headerRow]).toEqual([0, ['d:Д-1', 'd:Д-2'], 2]);
      expect(told.said.mapping).toEqual({ designation: 'A', name: 'B', quantity: 'C' });
    });

    it('the structure, what quantities mean, and the execution', async () => {
      const levels = 'Уровень;№;Обозначение;Кол-во\n0;1;И;1\n1;1.1;А;2\n2;2;Б;8\n';
      const told = await read('уровни.csv', levels, '--hierarchy', 'dotted-number');
      expect([told.said.format, told.said.confidence, told.lines]).toEqual([
        ...['dotted-number', 1, [{ parent: 'd:И', child: 'd:А', quantity: 2 }]],
      ]);
      const total = await read('уровни.csv', levels, '--quantity-means', 'per-product');
      expect(total.lines.map(({ quantity }) => quantity)).toEqual([2, 4]);
      const group = 'Обозначение;Кол. на исп. -;Кол. на исп. 01\nД-1;1;5\n';
      const execution = await read('группа.csv', group, '--execution', '01', '--product', 'И');
      expect([execution.said.execution, execution.code]).toEqual(['01', 0]);
    });

    it('all else as JSON, over which a word wins', async () => {
      const rule = { kind: 'standard', startsWith: 'Д-2' };
      const options = JSON.stringify({ product: 'НЕТ', kindRules: [rule], mapping: { size: null } });
      const told = await read(
        ...(['иное.csv', 'Обозначение;Имя;Кол-во\nД-1;вал;2\nД-2;ось;3\n', '--options', options] as const),
        ...['--product', 'ИЗД', '--map', 'B=name'],
      );
      expect([told.code, told.said.product.designation, told.said.mapping.name]).toEqual([0, 'ИЗД', 'B']);
      expect(told.said.summary.parts).toBe(2);
    });
  });

  it('an error exits with 1, its place and words on stderr in the language asked for, JSON all the same', async () => {
    const wrong = await file('ошибка.csv', 'Обозначение;Наименование;Кол-во\nА;Вал;1\nБ;Ось;много\n');
    const ended = await dry(wrong, '--json', '--language', 'ru', '--product', 'И');
    expect([ended.code, ended.stderr.trim()]).toEqual([
      1,
      'C3: error quantity-not-a-number: «много» — не количество. Введите число.',
    ]);
    expect(jsonOf<DryRun>(ended)).toMatchObject({
      summary: { errors: 1 },
      parts: [{ designation: 'А' }, {}],
    });
    const plain = await dry(wrong, '--product', 'И');
    expect([plain.code, plain.stdout]).toEqual([
      1,
      'И × 1\n2 parts, 0 lines, 0 materials, 0 routes, 0 stages\n1 errors, 0 warnings\n',
    ]);
    expect(plain.stderr).toMatch(/^C3: error quantity-not-a-number: /);
  });

  it('a file that cannot be read is one issue', async () => {
    const ended = await dry(await file('старый.xls', 'бумага'), '--json');
    expect(ended.code).toBe(1);
    const empty = await dry(await file('пусто.csv', ''), '--json');
    expect([empty.code, jsonOf<DryRun>(empty).issues.map(({ code }) => code)]).toEqual([1, ['file-empty']]);
    expect(empty.stderr).toMatch(/^error file-empty: /);
  });

  it.each([
    ['no file', []],
    ['two files', ['a.csv', 'b.csv']],
    ['an option that is none', ['a.csv', '--colour', 'red']],
    ['a language that is none', ['a.csv', '--language', 'de']],
    ['a file that is not there', ['/no/such/file.csv']],
  ])('%s: 1 with one sentence and no stack', async (_what, args) => {
    const ended = await dry(...args);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(/npm run import -- FILE|cannot be read/);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['--quantity', 'zwei', '--quantity'],
    ['--quantity', '0', '--quantity'],
    ['--duplicates', 'merge', '--duplicates'],
    ['--mapping', 'designation', 'npm run import'],
    ['--mapping', 'designation=1', '--mapping.designation'],
    ['--map', 'A', 'npm run import'],
    ['--map', 'A=colour', '--mapping.colour'],
    ['--header-row', 'two', '--header-row'],
    ['--header-row', '', '--header-row'],
    ['--hierarchy', 'by-colour', '--hierarchy'],
    ['--encoding', 'ascii', '--encoding'],
    ['--due-date', '12.12.2026', '--due-date'],
    ['--due-date', '2026-02-30', '--due-date'],
    ['--options', '[1]', '--options'],
    ['--options', '{"colour":1}', 'npm run import'],
  ])('%s %s is refused by its name', async (option, value, named) => {
    const ended = await dry(await file('a.csv', FIVE_ROWS), option, value);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain(named);
  });
});

describe('into the database of a running server', () => {
  let app: TestApp;
  let doors: ImporterDoors;

  beforeAll(async () => {
    ({ app, doors } = await startImporter(OWN));
  });
  afterAll(() => app.stop());

  const into = (...args: string[]) =>
    command(args, {
      DATABASE_URL: app.databaseUrl,
      NODE_OPTIONS: '--require ./tests/support/own-fields.cjs',
      TEST_PART_ATTRIBUTES: JSON.stringify(OWN),
    });

  it(
    'imports, refuses what is there already, and updates it',
    async () => {
      const five = await file('пять.csv', FIVE_ROWS);
      const first = await into(five, '--json', '--order', '7', '--quantity', '2');
      expect([first.code, first.stderr]).toEqual([0, '']);
      const said = jsonOf<FileImport>(first);
      expect(said).toMatchObject({ refused: null, summary: { new: 3, errors: 0 }, lines: [{}, {}] });
      expect(said.importId).toMatch(/^[0-9a-f-]{36}$/);
      expect(await doors.states('АСЦБ-000475')).toMatchObject([
        { designation: 'АСЦБ-000475', required: 2 },
        { designation: 'ЦДСА.8АТ-9800.00.03.000СБ', required: 2, operations: 'Пок:2' },
        { designation: 'ЦДСА.218.79.00.04', required: 10, operations: 'Св:10 HRC:0' },
      ]);
      const before = await doors.counts();
      const again = await into(five, '--json', '--order', '7', '--quantity', '2');
      expect([again.code, jsonOf<FileImport>(again).importId]).toEqual([1, null]);
      expect(jsonOf<FileImport>(again).refused?.code).toBe('preview-has-errors');
      expect(again.stderr).toMatch(/error part-exists: /);
      expect(await doors.counts()).toEqual(before);
      const changed = await file('пять.csv', FIVE_ROWS.replace('Болт осевой', 'Болт'));
      const updated = await into(changed, '--order', '7', '--quantity', '2', '--duplicates', 'update');
      expect(updated.code).toBe(0);
      expect(updated.stdout).toMatch(
        /^АСЦБ-000475, order 7 × 2\n3 parts, 2 lines, .*\n0 new, 1 changed, 2 unchanged, 0 absent\n0 errors, 0 warnings\nimported: [0-9a-f-]{36}\n$/,
      );
    },
    SLOW_MS,
  );

  it(
    'gives a column to a field that the factory added',
    async () => {
      const own = await file(
        'масса.csv',
        'Обозначение;Наименование;Кол-во;Вес\nМАС-1;Вал;1;2,5\nМАС-2;Ось;1;0,4\n',
      );
      const ended = await into(own, '--json', '--product', 'МАС', '--mapping', 'own.mass=D');
      expect([ended.code, jsonOf<FileImport>(ended).mapping['own.mass']]).toEqual([0, 'D']);
      const { rows } = await app.sql.query<{ mass: number }>(
        `select mass::float as mass from parts where designation like 'МАС-%' order by designation`,
      );
      expect(rows).toEqual([{ mass: 2.5 }, { mass: 0.4 }]);
      const unknown = await into(own, '--json', '--product', 'МАС2', '--mapping', 'own.weight=D');
      expect(unknown.code).toBe(1);
      expect(unknown.stderr).toContain('error own-field-unknown: ');
    },
    SLOW_MS,
  );
});
