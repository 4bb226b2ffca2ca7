import type { RunList, TemplateView } from '../../plugins/word-reports/contracts';
import { refusal } from '../support/microsoft/server';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { CSV, docx, fileOf, heavyTemplate } from './word-report-world';

const PIECE = 10 * 320 * 1024;

describe('reports saved to OneDrive', () => {
  let world: OneDriveWorld;
  let template: string;
  let heavy: string;
  const source = { oneDrivePath: 'бирки.csv', row: 2 };
  const make = (changes: object) =>
    world.doors.make({ template, source, saveToOneDrive: 'Готовые/№ 5 #1', ...changes });
  const refused = async (changes: object) => {
    const order = { template, source, saveToOneDrive: 'Готовые/№ 5 #1', ...changes };
    return world.doors.as(world.token).post('', order);
  };
  const keep = async (bytes: Buffer, name: string) =>
    ((await world.doors.send('/templates', bytes, name)).body as TemplateView).id;

  beforeAll(async () => {
    world = await startOneDrive();
    world.fake.drive.write('бирки.csv', Buffer.from(CSV));
    template = await keep(await docx('{{№ бирки}}'), 'Бирка.docx');
    heavy = await keep(await heavyTemplate(), 'Тяжёлая.docx');
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.fake.reset();
    world.settings();
  });

  it('saves a small file at once and notes where', async () => {
    const made = await make({});
    expect(decodeURIComponent(made.headers['x-word-report-saved'] ?? '')).toBe('Готовые/№ 5 #1/A-1.docx');
    expect(world.fake.drive.find('Готовые/№ 5 #1/A-1.docx')?.content?.equals(fileOf(made))).toBe(true);
    const { runs } = (await world.doors.as(world.token).get('/runs')).body as RunList;
    expect(runs[0]).toMatchObject({ savedTo: 'Готовые/№ 5 #1/A-1.docx' });
    expect(await world.doors.count("audit_entries where action = 'save-word-report'")).toBe(1);
    await expect(world.app.strapi.db.connection.raw('delete from word_report_saves')).rejects.toThrow();
  });

  it('a name that is taken: fails unless said otherwise, is replaced, or becomes another', async () => {
    const answer = await refused({});
    expect(world.said(answer)).toEqual([409, 'onedrive-name-taken']);
    expect(answer.body.error.details).toMatchObject({ name: 'A-1.docx', run: expect.any(String) });
    const replaced = await make({ onConflict: 'replace' });
    expect(decodeURIComponent(replaced.headers['x-word-report-saved'] ?? '')).toBe('Готовые/№ 5 #1/A-1.docx');
    const renamed = await make({ onConflict: 'rename' });
    expect(decodeURIComponent(renamed.headers['x-word-report-saved'] ?? '')).toBe(
      'Готовые/№ 5 #1/A-1 1.docx',
    );
    expect(world.said(await refused({ onConflict: 'other' }))).toEqual([400, 'malformed-request']);
  });

  it('sends a large file in pieces without the token', async () => {
    const made = await make({ template: heavy, saveToOneDrive: '/', onConflict: 'replace' });
    const file = fileOf(made);
    expect(file.length).toBeGreaterThan(4 * 1024 * 1024);
    const puts = world.fake.asked(/^PUT 127\.0\.0\.1\/upload/);
    expect(puts.map(({ range, authorization }) => [range, authorization])).toEqual([
      [`bytes 0-${PIECE - 1}/${file.length}`, undefined],
      [`bytes ${PIECE}-${file.length - 1}/${file.length}`, undefined],
    ]);
    expect(world.fake.drive.find('A-1.docx')?.content?.equals(file)).toBe(true);
  });

  it('after a failure in the middle asks what has arrived and goes on there', async () => {
    world.fake.failPieceAt = PIECE;
    const made = await make({ template: heavy, saveToOneDrive: '/', onConflict: 'rename' });
    const file = fileOf(made);
    const asked = world.fake.asked(/127\.0\.0\.1\/upload/);
    expect(asked.map(({ method, range }) => [method, range?.split('/')[0]])).toEqual([
      ['PUT', `bytes 0-${PIECE - 1}`],
      ['PUT', `bytes ${PIECE}-${file.length - 1}`],
      ['GET', undefined],
      ['PUT', `bytes ${PIECE}-${file.length - 1}`],
    ]);
    expect(world.fake.drive.find('A-1 1.docx')?.content?.equals(file)).toBe(true);
  });

  it('gives up after some failures, takes back what has arrived, and keeps the report in the log', async () => {
    world.fake.next(/^PUT 127\.0\.0\.1\/upload/, refusal(500, 'x'), 99);
    const before = await world.doors.count('word_report_runs');
    const answer = await refused({ template: heavy, onConflict: 'rename' });
    expect(world.said(answer)).toEqual([503, 'onedrive-unavailable']);
    expect(world.fake.asked(/^DELETE 127\.0\.0\.1\/upload/)).toHaveLength(1);
    expect(await world.doors.count('word_report_runs')).toBe(before + 1);
    const again = await world.doors.make({}, `/runs/${answer.body.error.details.run}/again`);
    expect(fileOf(again).length).toBeGreaterThan(4 * 1024 * 1024);
  });

  it.each([
    [403, 'accessDenied', [409, 'onedrive-write-refused']],
    [423, 'resourceLocked', [409, 'onedrive-locked']],
    [507, 'quotaLimitReached', [409, 'onedrive-full']],
  ])('a drive that takes nothing: %i %s', async (status, code, said) => {
    world.fake.next(/^PUT localhost/, refusal(status, code), 9);
    expect(world.said(await refused({ onConflict: 'replace' }))).toEqual(said);
    expect(world.fake.asked(/^PUT localhost/)).toHaveLength(1);
  });

  it('made again it is the file alone, or saved where and how somebody says then', async () => {
    const first = await make({ saveToOneDrive: 'Снова' });
    const run = first.headers['x-word-report-run'];
    const again = (body: object) => world.doors.make(body, `/runs/${run}/again`);
    const refusedAgain = (body: object) => world.doors.as(world.token).post(`/runs/${run}/again`, body);
    const savedTo = ({ headers }: Awaited<ReturnType<typeof again>>) =>
      headers['x-word-report-saved'] && decodeURIComponent(headers['x-word-report-saved']);
    const saved = () => world.doors.count('word_report_saves');
    const before = await saved();
    const alone = await again({});
    expect([fileOf(alone).equals(fileOf(first)), savedTo(alone), await saved()]).toEqual([
      ...[true, undefined, before],
    ]);
    const wish = { saveToOneDrive: 'Снова' };
    expect(world.said(await refusedAgain(wish))).toEqual([409, 'onedrive-name-taken']);
    expect(savedTo(await again({ ...wish, onConflict: 'rename' }))).toBe('Снова/A-1 1.docx');
    expect(savedTo(await again({ ...wish, onConflict: 'replace' }))).toBe('Снова/A-1.docx');
    expect(savedTo(await again({ saveToOneDrive: '/Архив/', onConflict: 'fail' }))).toBe('Архив/A-1.docx');
    expect(await saved()).toBe(before + 3);
    const { runs } = (await world.doors.as(world.token).get('/runs?pageSize=5')).body as RunList;
    expect(runs.map(({ againOf, savedTo: where }) => [againOf === run, where])).toEqual([
      ...[
        [true, 'Архив/A-1.docx'],
        [true, 'Снова/A-1.docx'],
        [true, 'Снова/A-1 1.docx'],
      ],
      ...[
        [true, null],
        [true, null],
      ],
    ]);
    for (const wrong of [{ saveToOneDrive: '../x' }, { ...wish, onConflict: 'other' }, { template: 'x' }])
      expect(world.said(await refusedAgain(wrong))).toEqual([400, 'malformed-request']);
    world.settings({ userId: '' });
    const count = await world.doors.count('word_report_runs');
    expect(world.said(await refusedAgain(wish))).toEqual([409, 'onedrive-not-configured']);
    expect(await world.doors.count('word_report_runs')).toBe(count);
  });

  it('without a connection makes nothing', async () => {
    world.settings({ userId: '' });
    const before = await world.doors.count('word_report_runs');
    expect(world.said(await refused({}))).toEqual([409, 'onedrive-not-configured']);
    expect(await world.doors.count('word_report_runs')).toBe(before);
  });
});
