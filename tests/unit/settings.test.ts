import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const read = (...file: string[]): string => fs.readFileSync(path.join(ROOT, ...file), 'utf8');

/** Settings that the example shows, switched on or off. */
const SHOWN = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(
  ([, name]) => name ?? '',
);

/** What the composed production gives the program by another name, or decides itself. */
const DECIDED_BY_COMPOSE = [
  // The database is the service `db`, reached inside the network of the services.
  ...['DATABASE_URL', 'DATABASE_HOST', 'DATABASE_PORT', 'DATABASE_NAME', 'DATABASE_USERNAME'],
  ...['DATABASE_PASSWORD', 'DATABASE_SSL', 'DATABASE_SSL_REJECT_UNAUTHORIZED'],
  // Given to `harden` alone.
  ...['DATABASE_ADMIN_URL', 'POSTGRES_ADMIN_PASSWORD'],
  // The image's own, and its proxy's.
  ...['HOST', 'PORT', 'FILES_DIR', 'PUBLIC_HOST', 'HTTPS_PORT', 'TLS_DIR', 'TLS_CERT_FILE', 'TLS_KEY_FILE'],
];

/** Names that the program reads and nobody sets by hand, or that only the Flask original's people know. */
const NOT_SHOWN = [
  ...['NODE_ENV', 'PUBLIC_URL_IS_GUESSED', 'STRAPI_TELEMETRY_DISABLED', 'TRACKER_SUPERVISED'],
  ...['POSTGRES_DB', 'POSTGRES_HOST', 'POSTGRES_PASSWORD', 'POSTGRES_PORT', 'POSTGRES_USER'],
  ...['SERVER_PORT', 'SERVER_PUBLIC_IP'],
];

function sourcesBelow(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)(dist|node_modules|admin|web)\//.test(name))
    .map((name) => read(folder, name));
}

const passedToTheProgram = (): string[] => {
  const [, app = ''] = /^ {2}app:\n([\s\S]*?)^ {2}\w/m.exec(read('docker-compose.prod.yml')) ?? [];
  return [...app.matchAll(/^ {6}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name ?? '');
};

describe('settings', () => {
  it('tell the proxy whose certificate is meant where a browser names no host, as on a bare address', () => {
    const proxy = read('deploy', 'Caddyfile');
    // Global options count in the first block alone.
    expect(/^{\n([\s\S]*?)^}/m.exec(proxy)?.index).toBe(0);
    expect(/^{\n([\s\S]*?)^}/m.exec(proxy)?.[1]).toMatch(/^\tdefault_sni \{\$PUBLIC_HOST\}$/m);
    expect(proxy).toContain('\nhttps://{$PUBLIC_HOST} {\n');
    // Both blocks give the certificate themselves: the program behind them has none.
    for (const scheme of ['https', 'http'])
      expect(proxy).toMatch(
        new RegExp(`^${scheme}://\\{\\$PUBLIC_HOST\\} \\{\\n(\\t.*\\n)*?\\timport authority\\n`, 'm'),
      );
  });

  it('reach the program of the composed production, each that the example shows', () => {
    const passed = passedToTheProgram();
    expect(SHOWN.filter((name) => !DECIDED_BY_COMPOSE.includes(name) && !passed.includes(name))).toEqual([]);
    expect(passed.filter((name) => !SHOWN.includes(name))).toEqual(['POSTGRES_HOST']);
  });

  it('stand in the example, each that the program reads', () => {
    const read = ['config', 'src', 'plugins']
      .flatMap(sourcesBelow)
      .flatMap((text) => [
        ...text.matchAll(/\benv(?:\.\w+)?\(\s*'([A-Z][A-Z0-9_]{3,})'/g),
        ...text.matchAll(/\bprocess\.env\.([A-Z][A-Z0-9_]{3,})/g),
        ...text.matchAll(/'(IMPORT_[A-Z0-9_]+)'/g),
      ])
      .map(([, name]) => name ?? '');
    expect(read.length).toBeGreaterThan(40);
    expect([...new Set(read)].filter((name) => ![...SHOWN, ...NOT_SHOWN].includes(name))).toEqual([]);
  });
});
