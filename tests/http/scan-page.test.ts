import { createHash } from 'node:crypto';
import { createApiToken, createOperator, operatorJwt, startTestApp, type TestApp } from '../support';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('the scan page', () => {
  it.each(['/scan', '/SCAN', '/scan/0123456789ABC', '/SCAN/0123456789ABC', '/scan/%3Cscript%3E'])(
    'is served at %s to everybody, always fresh, with a policy of its own',
    async (address) => {
      const answer = await app.http().get(address);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-cache');
      const policy = answer.headers['content-security-policy'];
      const [, first = ''] = /<script>([\s\S]*?)<\/script>/.exec(answer.text) ?? [];
      const hash = createHash('sha256').update(first).digest('base64');
      expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`);
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['content-security-policy']).not.toContain('unsafe-inline');
      expect(answer.headers['permissions-policy']).toContain('camera=(self)');
      expect(answer.text).not.toContain('%3Cscript');
    },
  );

  it('brings its files for ever, each with its type', async () => {
    const page = await app.http().get('/scan');
    const files = [...page.text.matchAll(/"(\/scan\/assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.map((file) => file.replace(/.*\./, '')).sort()).toEqual(['css', 'js', 'svg']);
    for (const file of files) {
      const answer = await app.http().get(file);
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(answer.headers['content-type']).toMatch(/^(text\/javascript|text\/css|image\/svg\+xml)/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each([
    '/scan/assets/..%2Findex.html',
    '/scan/assets/..%2F..%2F..%2F.env',
    '/scan/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
    '/scan/assets/..%5C..%5C.env',
    '/scan/assets/index.html',
    '/scan/assets/none.js',
    '/scan/assets/.js',
  ])('gives nothing away at %s', async (address) => {
    const answer = await app.http().get(address);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/APP_KEYS|devDependencies|<script/);
  });
});

describe('GET /api/scan-station/defect-reasons', () => {
  const address = '/api/scan-station/defect-reasons';

  it('gives those in use to operators and tokens, in their order', async () => {
    await createOperator(app, { username: 'Reader', password: 'pass-word-1' });
    const reasons = app.strapi.db.query('api::defect-reason.defect-reason');
    await reasons.update({ where: { code: 'tool' }, data: { retired: true } });
    const first = { code: 'first', name: 'First of all', appliesTo: 'scrap', position: -1 };
    await reasons.create({ data: first });
    for (const token of [await operatorJwt(app, 'Reader', 'pass-word-1'), await createApiToken(app)]) {
      const answer = await app.http().get(address).set('Authorization', `Bearer ${token}`);
      expect(answer.status).toBe(200);
      const found = (answer.body as { reasons: { code: string }[] }).reasons;
      expect(found[0]).toEqual({ code: 'first', name: 'First of all', appliesTo: 'scrap', uses: {} });
      expect(found.map(({ code }) => code)).toEqual([
        'first',
        'dimension',
        'surface',
        'material',
        'setup',
        'handling',
        'incomplete',
      ]);
    }
  });

  it('puts those first that the factory gives most often, and tells how often at each stage', async () => {
    // As the reports fold them; their own tests look at how.
    await app.sql.query(
      `insert into tracker_defect_days (product_id, day, stage_id, cause_stage_id, reason_code, operator_key, shift, scrapped, reworked)
       select -1, current_date - n, stage, stage, code, 'name:x', 0, 1, 0
         from (values (1, 7, 'material'), (2, 7, 'material'), (3, 8, 'material'), (1, 8, 'setup'), (80, 8, 'setup'),
                      (100, 8, 'surface'), (101, 8, 'surface'), (102, 8, 'surface'), (103, 8, 'surface')) v(n, stage, code)`,
    );
    const token = await createApiToken(app);
    const answer = await app.http().get(address).set('Authorization', `Bearer ${token}`);
    const found = (answer.body as { reasons: { code: string; uses: object }[] }).reasons;
    await app.sql.query('delete from tracker_defect_days where product_id = -1');
    expect(found.map(({ code }) => code)).toEqual([
      ...['material', 'setup', 'first', 'dimension', 'surface', 'handling', 'incomplete'],
    ]);
    expect(found.slice(0, 3).map(({ uses }) => uses)).toEqual([{ 7: 2, 8: 1 }, { 8: 2 }, {}]);
  });

  it('gives nobody anything', async () => {
    for (const authorization of ['', 'Bearer rubbish']) {
      const answer = await app.http().get(address).set('Authorization', authorization);
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ data: null, error: { details: { code: 'not-signed-in' } } });
    }
  });
});
