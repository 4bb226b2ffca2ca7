import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

/** In the production image the program belongs to root and is read-only for who runs it. */
describe('the production image', () => {
  const dockerfile = fs.readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');
  const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, name]) => name ?? '');

  it('holds the folder of migrations, which Strapi would make and may not', () => {
    expect(copied).toContain('database');
    expect(fs.readdirSync(path.join(ROOT, 'database', 'migrations'))).toContain('.gitkeep');
  });

  it('takes its settings from a folder that can be written', () => {
    expect(dockerfile).toMatch(/^ENV .*\bHOME=\/tmp$/m);
  });
});
