import PizZip from 'pizzip';
import type {
  OneDriveFolder,
  OneDriveKept,
  OneDriveSettingsView,
  OneDriveState,
  OneDriveWorkbook,
  RowsView,
  RunList,
  TemplateView,
} from '../../plugins/word-reports/contracts';
import { CLIENT, refusal, SECRET, TENANT, TOKEN, USER } from '../support/microsoft/server';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { CSV, docx, fileOf, linesOf } from './word-report-world';

const ODD = "Цех 1/50% & # + 'бирки'.csv";

describe('OneDrive', () => {
  let world: OneDriveWorld;
  let template: string;
  const folder = async (query: Record<string, string>) =>
    (await world.get('/folder', query)).body as OneDriveFolder;

  beforeAll(async () => {
    world = await startOneDrive();
    const { drive } = world.fake;
    drive.write('Отчёты/бирки.csv', Buffer.from(CSV));
    drive.write(ODD, Buffer.from(CSV));
    drive.write('Отчёты/фото.png', Buffer.from('x'));
    drive.write('Отчёты/Архив/старые.csv', Buffer.from(CSV));
    const made = await world.doors.send(
      '/templates',
      await docx('{{№ бирки}}: {{Наименование}} {{Данные на}}'),
      'Бирка.docx',
    );
    template = (made.body as TemplateView).id;
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.fake.reset();
    world.settings();
  });

  it('tells what is set, tests it, and learns when the secret expires', async () => {
    world.settings({ secretExpires: '2027-05-31' });
    const state = (await world.get('')).body as OneDriveState;
    expect(state).toMatchObject({ configured: true, missing: [], user: USER, secretExpiresAt: '2027-05-31' });
    expect(world.fake.seen).toEqual([]);
    const tested = await world.doors.as(world.token).post('/onedrive/test', {});
    expect([tested.status, tested.body]).toEqual([
      200,
      {
        owner: 'Отдел отчётов',
        webUrl: 'https://factory-my.sharepoint.com/personal/reports',
        secretExpiresAt: '2027-05-31',
      },
    ]);
    world.fake.secretEnds = '2027-03-01T10:00:00Z';
    await world.doors.as(world.token).post('/onedrive/test', {});
    expect(((await world.get('')).body as OneDriveState).secretExpiresAt).toBe('2027-03-01T10:00:00Z');
    world.settings({ clientSecret: '' });
    const missing = (await world.get('')).body as OneDriveState;
    expect([missing.configured, missing.missing]).toEqual([false, ['MS_CLIENT_SECRET']]);
    expect(world.said(await world.get('/folder'))).toEqual([409, 'onedrive-not-configured']);
  });

  it('tells by their names which settings are there, never a value, and who knows when the secret expires', async () => {
    world.settings({ secretExpires: '2027-05-31' });
    world.fake.secretEnds = null;
    const read = async () => {
      const answer = await world.get('/settings');
      for (const value of [TENANT, CLIENT, SECRET, USER, world.fake.graph, world.fake.caFile])
        expect(answer.text).not.toContain(value);
      return answer.body as OneDriveSettingsView;
    };
    await world.doors.as(world.token).post('/onedrive/test', {});
    const { variables, ...expiry } = await read();
    expect(variables.map(({ name, isSet, isNeeded }) => [name, isSet, isNeeded])).toEqual([
      ['MS_TENANT_ID', true, true],
      ['MS_CLIENT_ID', true, true],
      ['MS_CLIENT_SECRET', true, true],
      ['MS_ONEDRIVE_USER_ID', true, true],
      ['MS_AUTHORITY_HOST', true, false],
      ['MS_GRAPH_URL', true, false],
      ['MS_CA_FILE', true, false],
      ['MS_CLIENT_SECRET_EXPIRES', false, false],
    ]);
    expect(expiry).toEqual({ secretExpiresAt: '2027-05-31', secretExpiryFrom: 'setting' });
    world.fake.secretEnds = '2027-03-01T10:00:00Z';
    await world.doors.as(world.token).post('/onedrive/test', {});
    expect(await read()).toMatchObject({
      ...{ secretExpiresAt: '2027-03-01T10:00:00Z', secretExpiryFrom: 'microsoft' },
    });
    world.fake.secretEnds = null;
    // A connection of its own, as in another process or after a restart; of another secret nothing is known.
    world.settings();
    expect(await read()).toMatchObject({ secretExpiryFrom: 'microsoft' });
    const { rows } = await world.app.sql.query<{ value: string }>(
      "select value from strapi_core_store_settings where key like '%word-reports%'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.value).not.toContain(SECRET);
    world.settings({ clientSecret: 'another' });
    expect(await read()).toMatchObject({ secretExpiresAt: null, secretExpiryFrom: null });
    world.settings({ clientSecret: '' });
    const bare = await read();
    expect(bare).toMatchObject({ secretExpiresAt: null, secretExpiryFrom: null });
    expect(bare.variables.filter(({ isSet, isNeeded }) => isNeeded && !isSet)).toEqual([
      { name: 'MS_CLIENT_SECRET', isSet: false, isNeeded: true },
    ]);
  });

  it('signs in once and shows folders and workbooks, with any names', async () => {
    const root = await folder({});
    expect(root.entries.map(({ kind, path }) => [kind, path])).toEqual([
      ['folder', 'Отчёты'],
      ['folder', 'Цех 1'],
    ]);
    const reports = await folder({ path: '/Отчёты/' });
    expect(reports).toMatchObject({
      path: 'Отчёты',
      others: 1,
      next: null,
      entries: [
        { kind: 'folder', name: 'Архив' },
        { kind: 'workbook', name: 'бирки.csv', size: Buffer.from(CSV).length },
      ],
    });
    const odd = await folder({ path: 'Цех 1' });
    expect(odd.entries.map(({ path }) => path)).toEqual([ODD]);
    const opened = await world.get('/workbook', { path: ODD });
    expect(opened.body as OneDriveWorkbook).toMatchObject({ path: ODD, sheets: [{ rows: 3 }] });
    expect(world.fake.asked(/oauth2/)).toHaveLength(1);
  });

  it('goes through a folder by pages, and follows no address that a browser has made', async () => {
    world.fake.pageSize = 2;
    const { drive } = world.fake;
    const names = ['1.csv', '2.csv', '3.csv', '4.csv', '5.csv'];
    for (const name of names) drive.write(`Много/${name}`, Buffer.from(CSV));
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: OneDriveFolder = await folder({ path: 'Много', ...(next === '' ? {} : { next }) });
      found.push(...page.entries.map(({ name }) => name));
      next = page.next;
    }
    world.fake.pageSize = 200;
    expect(found).toEqual(names);
    const own = `${world.fake.graph}/v1.0/users/director/drive/root/children`;
    const forged = `${Buffer.from(own).toString('base64url')}.AAAA`;
    const before = world.fake.seen.length;
    expect(world.said(await world.get('/folder', { path: 'Много', next: forged }))).toEqual([
      400,
      'malformed-request',
    ]);
    expect(world.fake.seen).toHaveLength(before);
  });

  it.each(['../x.csv', 'a/../b.csv', 'a//b.csv', 'a:/children', 'a?x=1', 'a\\b', 'a\u0000b', '', 'x*'])(
    'refuses the path %j and asks nobody',
    async (path) => {
      const answer = await world.get('/workbook', { path });
      expect(answer.status).toBe(400);
      expect(world.fake.seen).toEqual([]);
    },
  );

  it('fetches the bytes where Graph sends it, without the token, and not again while they are the same', async () => {
    world.fake.drive.write('Цех/новые.csv', Buffer.from(CSV));
    const rows = await world.get('/rows', { path: 'Цех/новые.csv', search: 'ось' });
    expect((rows.body as RowsView).rows).toEqual([{ number: 4, cells: ['A-2', 'Ось', '', '0,7'] }]);
    const downloads = world.fake.asked(/^GET 127\.0\.0\.1\/download/);
    expect(downloads.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(world.fake.asked(/content$/).map(({ authorization }) => authorization)).toEqual([
      `Bearer ${TOKEN}`,
    ]);
    await world.get('/rows', { path: 'цех/НОВЫЕ.csv' });
    expect(world.fake.asked(/download/)).toHaveLength(1);
    world.fake.drive.write('Цех/новые.csv', Buffer.from(`${CSV}\r\nA-9;Болт;1;`));
    expect(((await world.get('/rows', { path: 'Цех/новые.csv' })).body as RowsView).total).toBe(4);
    expect(world.fake.asked(/download/)).toHaveLength(2);
  });

  it('makes reports of chosen rows, stamped with the time of their data', async () => {
    const source = { oneDrivePath: 'Отчёты/бирки.csv', rows: [2, 3] };
    const told = await world.doors.preview({ template, source });
    expect(told).toMatchObject({ unmatched: [], documents: 2, dataAsOf: { kept: false } });
    const zip = new PizZip(fileOf(await world.doors.make({ template, source })));
    expect(Object.keys(zip.files)).toEqual(['A-1.docx', 'A-2.docx']);
    const first = zip.file('A-1.docx')?.asNodeBuffer() ?? Buffer.alloc(0);
    expect(linesOf(first)).toEqual([expect.stringMatching(/^A-1: Вал \d\d\.\d\d\.\d{4} \d\d:\d\d$/)]);
  });

  it('after an outage takes the data read last, where that is asked for, and says of when they are', async () => {
    const path = 'Отчёты/бирки.csv';
    await world.get('/workbook', { path });
    const before = await world.doors
      .as(world.token)
      .get('/onedrive/workbook?' + new URLSearchParams({ path, kept: 'true' }).toString());
    const { dataAsOf } = before.body as OneDriveWorkbook;
    expect(dataAsOf.kept).toBe(true);
    world.fake.next(/v1\.0/, refusal(503, 'serviceNotAvailable'), 100);
    const order = { template, source: { oneDrivePath: path, row: 2 } };
    const refused = await world.doors.as(world.token).post('/preview', order);
    expect(world.said(refused)).toEqual([503, 'onedrive-unavailable']);
    expect(refused.body.error.details.keptAsOf).toBe(dataAsOf.at);
    const asked = world.fake.seen.length;
    const kept = { ...order, source: { ...order.source, kept: true } };
    const told = await world.doors.preview(kept);
    expect([told.dataAsOf, world.fake.seen.length]).toEqual([dataAsOf, asked]);
    expect(told.sample['Данные на']).toMatch(/^\d\d\.\d\d\.\d{4}/);
    expect(linesOf(fileOf(await world.doors.make(kept)))[0]).toMatch(/^A-1: Вал /);
    expect(world.said(await world.get('/workbook', { path: 'нет.csv', kept: 'true' }))).toEqual([
      404,
      'onedrive-nothing-stored',
    ]);
  });

  it('lists what is kept of this drive, the newest first, without asking Microsoft', async () => {
    const kept = async () => ((await world.get('/kept')).body as OneDriveKept).workbooks;
    await world.get('/workbook', { path: ODD });
    await world.get('/workbook', { path: 'Отчёты/бирки.csv' });
    const [newest, next] = await kept();
    expect([newest?.path, next?.path]).toEqual(['Отчёты/бирки.csv', ODD]);
    const read = await world.get('/workbook', { path: ODD, kept: 'true' });
    expect(next?.readAt).toBe((read.body as OneDriveWorkbook).dataAsOf.at);
    const asked = world.fake.seen.length;
    await kept();
    expect(world.fake.seen.length).toBe(asked);
    world.settings({ userId: 'somebody.else@factory.example' });
    expect(await kept()).toEqual([]);
  });

  it('stamps reports of kept data at the foot where the template does not say of when they are, and the log tells it', async () => {
    const path = 'Отчёты/бирки.csv';
    await world.get('/workbook', { path });
    const made = await world.doors.send('/templates', await docx('{{№ бирки}}'), 'Без даты.docx');
    const { id } = made.body as TemplateView;
    const footerOf = (file: Buffer) => new PizZip(file).file('word/footerReportStamp.xml')?.asText() ?? null;
    const order = { template: id, source: { oneDrivePath: path, row: 2 } };
    const kept = { ...order, source: { ...order.source, kept: true } };
    expect(footerOf(fileOf(await world.doors.make(order)))).toBeNull();
    expect(footerOf(fileOf(await world.doors.make(kept)))).toMatch(
      /Данные на \d\d\.\d\d\.\d{4} \d\d:\d\d: сохранённая копия, связи с OneDrive не было</,
    );
    expect(footerOf(fileOf(await world.doors.make({ ...kept, language: 'en' })))).toMatch(
      /Data as of [^<]+: a kept copy, OneDrive could not be reached</,
    );
    // A template that says it itself is left alone.
    expect(footerOf(fileOf(await world.doors.make({ ...kept, template })))).toBeNull();
    const log = (await world.doors.as(world.token).get('/runs')).body as RunList;
    const dated = { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string, kept: true };
    expect(log.runs[1]?.source).toEqual({ ...kept.source, dataAsOf: dated });
    const again = await world.doors.make({}, `/runs/${log.runs[1]?.id}/again`);
    expect(footerOf(fileOf(again))).toContain('Data as of');
  });

  it('keeps the last fifty workbooks and no more', async () => {
    for (let n = 1; n <= 51; n += 1) {
      world.fake.drive.write(`Ряд/${n}.csv`, Buffer.from(`${CSV}\r\n${n};;;`));
      await world.get('/workbook', { path: `Ряд/${n}.csv` });
    }
    expect(await world.doors.count('word_report_workbooks')).toBe(50);
    const first = await world.get('/workbook', { path: 'Ряд/1.csv', kept: 'true' });
    expect(world.said(first)).toEqual([404, 'onedrive-nothing-stored']);
    expect(world.said(await world.get('/workbook', { path: 'Ряд/2.csv', kept: 'true' }))).toEqual([200]);
    expect(
      await world.doors.count(
        'word_report_files f where not exists (select from word_report_workbooks w where w.file_sha256 = f.sha256) and not exists (select from word_report_run_inputs r where r.template_sha256 = f.sha256)',
      ),
    ).toBe(0);
  });

  it('never writes the secret or a token into the log or an answer', async () => {
    world.fake.next(/openid-configuration/, refusal(400, SECRET));
    world.settings({ tenantId: 'unknown.example' });
    const answers = [await world.get('/folder'), await world.get('')];
    world.settings();
    world.fake.next(/children/, refusal(403, 'accessDenied', `Bearer ${TOKEN}`));
    answers.push(await world.get('/folder'));
    const texts = [world.logged(), ...answers.map(({ text }) => text)].join('\n');
    expect(world.logged()).toContain('OneDrive: onedrive-no-consent');
    for (const hidden of [SECRET, TOKEN, 'tempauth']) expect(texts).not.toContain(hidden);
    const { rows } = await world.app.sql.query<{ text: string }>(
      "select coalesce(string_agg(difference::text, ' '), '') as text from audit_entries",
    );
    expect(rows[0]?.text).not.toContain(SECRET);
  });

  it('is in the log of reports by the path that its workbook had', async () => {
    const { runs } = (await world.doors.as(world.token).get('/runs')).body as RunList;
    expect(runs[0]?.source).toMatchObject({ oneDrivePath: 'Отчёты/бирки.csv', row: 2, kept: true });
  });
});
