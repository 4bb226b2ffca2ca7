import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import path from 'node:path';
import {
  descendants,
  isAlive,
  makeScratchClone,
  runDemo,
  start,
  takePort,
  until,
  type ScratchClone,
  type Started,
} from './scratch-clone';

jest.setTimeout(150_000);

const SECOND_START_LIMIT_MS = 15_000;

function postmasterPid(clone: ScratchClone): number {
  return Number(fs.readFileSync(path.join(clone.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function listing(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file} ${fs.statSync(file).size} ${fs.statSync(file).mtimeMs}`)
    .sort();
}

/** What the server below the start script was told: whether nobody has said what stands on labels. */
function toldAsGuessed({ process: { pid = 0 } }: Started): string[] {
  const told = descendants(pid).flatMap((child) => {
    const environment = fs.readFileSync(`/proc/${child}/environ`, 'utf8').split('\0');
    return environment.filter((entry) => entry.startsWith('PUBLIC_URL_IS_GUESSED='));
  });
  return [...new Set(told)].map((entry) => entry.split('=')[1] ?? '');
}

async function stop(started: Started): Promise<void> {
  started.process.kill('SIGTERM');
  expect(await started.exit()).toBe(0);
}

describe('npm start', () => {
  let clone: ScratchClone;
  let port: number;
  let env: Record<string, string>;
  let password: string;

  const signIn = async (secret: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'boss@factory.example', password: secret }),
    });
    return answer.status;
  };

  beforeAll(async () => {
    clone = makeScratchClone();
    const free = await takePort();
    port = free.port;
    await free.release();
    env = { PORT: String(port), ADMIN_EMAIL: 'boss@factory.example' };
  });

  afterAll(async () => {
    const pidFile = path.join(clone.dataDir, 'postmaster.pid');
    if (fs.existsSync(pidFile)) {
      const pid = postmasterPid(clone);
      // A test below writes its own process into the file; where it fails, the file still says so.
      if (pid !== process.pid) {
        if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
        await until('PostgreSQL ends', () => !isAlive(pid));
      }
    }
    clone.remove();
  });

  it('starts on a clone that has never run, and shows the administrator’s password', async () => {
    const started = start(clone, env);
    await started.welcomed();
    const output = started.output();
    password = /password {2}(\S+)/.exec(output)?.[1] ?? '';
    expect(output).toContain('boss@factory.example');
    expect(output).toContain(`http://localhost:${port}/admin`);
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    expect(await signIn(`${password}x`)).toBe(400);
    expect(await signIn(password)).toBe(200);
    expect(toldAsGuessed(started)).toEqual(['true']);
    const databasePid = postmasterPid(clone);
    await stop(started);
    expect(started.output()).toContain('Stopped.');
    expect(isAlive(databasePid)).toBe(false);
    expect(fs.existsSync(path.join(clone.dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('has written .env with secrets of its own, for its owner only', () => {
    const file = path.join(clone.directory, '.env');
    expect((fs.statSync(file).mode & 0o777).toString(8)).toBe('600');
    const text = fs.readFileSync(file, 'utf8');
    const secrets = [...text.matchAll(/^(APP_KEYS|[A-Z_]+_(?:SALT|SECRET|KEY))=(.*)$/gm)].map(
      (match) => match[2],
    );
    expect(secrets).toHaveLength(7);
    expect(new Set(secrets).size).toBe(7);
    for (const secret of secrets) expect(secret?.length).toBeGreaterThanOrEqual(43);
  });

  it('starts again in under 15 s, keeps .env and the data, and says no password', async () => {
    const before = fs.readFileSync(path.join(clone.directory, '.env'), 'utf8');
    const startedAtMs = Date.now();
    const started = start(clone, env);
    await started.welcomed();
    const tookMs = Date.now() - startedAtMs;
    const answer = await signIn(password);
    await stop(started);
    expect(answer).toBe(200);
    expect(started.output()).not.toContain('password');
    expect(fs.readFileSync(path.join(clone.directory, '.env'), 'utf8')).toBe(before);
    expect(tookMs).toBeLessThan(SECOND_START_LIMIT_MS);
  });

  it('refuses to run twice from one clone', async () => {
    // What somebody has said is no guess; without it labels warn (http/printing).
    const first = start(clone, { ...env, PUBLIC_URL: 'http://tracker.factory' });
    await first.welcomed();
    expect(toldAsGuessed(first)).toEqual(['false']);
    const second = start(clone, env);
    expect(await second.exit()).toBe(1);
    expect(second.output()).toContain('already running from this directory');
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    await stop(first);
  });

  it('recovers after kill -9 of everything', async () => {
    const killed = start(clone, env);
    await killed.welcomed();
    const pid = killed.process.pid as number;
    const all = [...descendants(pid), pid];
    expect(all).toContain(postmasterPid(clone));
    for (const one of all) if (isAlive(one)) process.kill(one, 'SIGKILL');
    await until('everything is gone', () => all.every((one) => !isAlive(one)));
    expect(fs.existsSync(path.join(clone.dataDir, 'postmaster.pid'))).toBe(true);

    const started = start(clone, env);
    await started.welcomed();
    expect(await signIn(password)).toBe(200);
    await stop(started);
  });

  it('ends its server when it is killed alone, and takes over its PostgreSQL at the next start', async () => {
    const killed = start(clone, env);
    await killed.welcomed();
    const pid = killed.process.pid as number;
    const databasePid = postmasterPid(clone);
    const servers = descendants(pid).filter(
      (one) => one !== databasePid && !descendants(databasePid).includes(one),
    );
    process.kill(pid, 'SIGKILL');
    await until('the server ends itself', () => servers.every((one) => !isAlive(one)));
    expect(isAlive(databasePid)).toBe(true);

    const started = start(clone, env);
    await started.welcomed();
    expect(postmasterPid(clone)).toBe(databasePid);
    await stop(started);
    expect(isAlive(databasePid)).toBe(false);
  });

  it('starts although the process id in a stale postmaster.pid belongs to another program now', async () => {
    const file = path.join(clone.dataDir, 'postmaster.pid');
    fs.writeFileSync(file, `${process.pid}\n${clone.dataDir}\n1\n54329\n\n127.0.0.1\n\nready\n`);
    const owner = fs.statSync(clone.dataDir);
    fs.chownSync(file, owner.uid, owner.gid);
    const started = start(clone, env);
    await started.welcomed();
    expect(postmasterPid(clone)).not.toBe(process.pid);
    await stop(started);
  });

  it('serves TLS where an https PUBLIC_URL of this machine leads, and shows where its guide is without TLS', async () => {
    const free = await takePort();
    await free.release();
    const started = start(clone, { ...env, PUBLIC_URL: `https://127.0.0.1:${free.port}` });
    await started.welcomed();
    expect(started.output()).toContain(`Secure          https://127.0.0.1:${free.port}\n`);
    expect(started.output()).toContain(`http://127.0.0.1:${port}/secure guides phones there\n`);
    const guide = `http://127.0.0.1:${port}/secure`;
    const authority = await fetch(`${guide}/product-tracker.crt`);
    const ca = new X509Certificate(Buffer.from(await authority.arrayBuffer())).toString();
    const [answer] = (await once(
      https.get(`https://127.0.0.1:${free.port}/ready`, { ca, agent: false }),
      'response',
    )) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(await (await fetch(guide)).text()).toContain(`<code>${guide}</code>`);
    await stop(started);
  });

  it('says clearly that a chosen port is taken', async () => {
    const taken = await takePort(port);
    const started = start(clone, env);
    expect(await started.exit()).toBe(1);
    await taken.release();
    expect(started.output()).toContain(`Port ${port} is taken by another program`);
  });

  it('takes the next free port where none was chosen', async () => {
    const usual = await takePort(1337).catch(() => null);
    const started = start(clone, { ADMIN_EMAIL: 'boss@factory.example' });
    await started.welcomed();
    const used = Number(/using (\d+)\./.exec(started.output())?.[1]);
    expect(used).toBeGreaterThan(1337);
    expect((await fetch(`http://127.0.0.1:${used}/ready`)).status).toBe(200);
    const demo = await runDemo(clone, { PUBLIC_URL: 'https://tracker.factory.example' });
    expect(demo.url).toBe(`http://localhost:${used}`);
    const stages = await fetch(`${demo.url}/api/stages`, {
      headers: { authorization: `Bearer ${demo.apiToken}` },
    });
    expect(stages.status).toBe(200);
    await stop(started);
    await usual?.release();
    expect(fs.existsSync(path.join(clone.directory, '.data', 'server.json'))).toBe(false);
  });

  it('touches nothing where the data are of another PostgreSQL version', async () => {
    const file = path.join(clone.dataDir, 'PG_VERSION');
    const version = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, '15\n');
    const before = listing(clone.dataDir);
    const started = start(clone, env);
    expect(await started.exit()).toBe(1);
    expect(started.output()).toContain('were written by PostgreSQL 15');
    expect(started.output()).toContain('Nothing was touched');
    expect(listing(clone.dataDir)).toEqual(before);
    fs.writeFileSync(file, version);
  });
});
