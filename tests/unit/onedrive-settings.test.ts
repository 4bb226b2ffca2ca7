import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newAuthority } from '../../src/tls/authority';
import onedrive from '../../config/onedrive';

/** Settings as an environment of these variables gives them. */
function settingsOf(variables: Record<string, string>) {
  const env = Object.assign((name: string, otherwise: string) => variables[name] ?? otherwise, {
    int: (name: string, otherwise: number) => (name in variables ? Number(variables[name]) : otherwise),
  });
  return onedrive({ env } as never);
}

describe('settings of OneDrive', () => {
  let folder: string;
  const file = (name: string, text: string) => {
    const full = path.join(folder, name);
    writeFileSync(full, text);
    return full;
  };

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'onedrive-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes a file of authorities, or none', async () => {
    const { certificate } = await newAuthority('Factory', { dns: ['localhost'], ip: [] }, new Date());
    const caFile = file('ca.pem', `# ours\n${certificate}${certificate}`);
    expect(settingsOf({ MS_CA_FILE: caFile }).caFile).toBe(caFile);
    expect(settingsOf({}).caFile).toBe('');
  });

  it('takes the proxy of the environment, and tells no password of one that it refuses', () => {
    const variables = { https_proxy: 'http://me:secret@proxy.factory:3128', NO_PROXY: 'localhost' };
    expect(settingsOf(variables)).toMatchObject({ httpsProxy: variables.https_proxy, noProxy: 'localhost' });
    expect(settingsOf({})).toMatchObject({ httpsProxy: '', noProxy: '' });
    expect(() => settingsOf({ HTTPS_PROXY: 'socks5://me:secret@proxy' })).toThrow(
      /^HTTPS_PROXY must be an address such as http:\/\/proxy\.factory:3128\.$/,
    );
  });

  it('knows which variables are set by their names, blank ones are not, in the order of the page', () => {
    const { given } = settingsOf({
      MS_CLIENT_ID: 'x',
      MS_TENANT_ID: ' ',
      https_proxy: 'http://proxy.factory:1',
    });
    expect(Object.keys(given)).toEqual([
      ...['MS_TENANT_ID', 'MS_CLIENT_ID', 'MS_CLIENT_SECRET', 'MS_ONEDRIVE_USER_ID'],
      ...['MS_CLIENT_SECRET_EXPIRES', 'HTTPS_PROXY', 'MS_CA_FILE', 'MS_AUTHORITY_HOST', 'MS_GRAPH_URL'],
      ...['MS_REQUEST_LIMIT_MS', 'MS_TRANSFER_LIMIT_MS', 'MS_LONGEST_WAIT_MS', 'MS_RETRY_DELAY_MS'],
    ]);
    expect(Object.keys(given).filter((name) => given[name])).toEqual(['MS_CLIENT_ID', 'HTTPS_PROXY']);
  });

  it('refuses at the start a file that is missing, empty or damaged, and names it', () => {
    const said = (caFile: string) => () => settingsOf({ MS_CA_FILE: caFile });
    expect(said(path.join(folder, 'none.pem'))).toThrow(
      /^MS_CA_FILE=.*none\.pem must be a readable file .*ENOENT/,
    );
    expect(said(file('key.pem', '-----BEGIN PRIVATE KEY-----'))).toThrow('there is no certificate in it');
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(said(file('damaged.pem', damaged))).toThrow('one of its certificates is damaged');
  });
});
