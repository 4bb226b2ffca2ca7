import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '..', '..');
const NOT_COPIED = new Set([
  'node_modules',
  '.git',
  '.data',
  '.env',
  '.cache',
  '.strapi',
  'coverage',
  'docs',
]);
const READY_LIMIT_MS = 60_000;
const EXIT_LIMIT_MS = 40_000;

/** A copy of this clone, built, with its own .env and .data, as on somebody's machine. */
export interface ScratchClone {
  directory: string;
  dataDir: string;
  remove(): void;
}

export function makeScratchClone(): ScratchClone {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'product-tracker-start-'));
  fs.chmodSync(directory, 0o755);
  for (const name of fs.readdirSync(root)) {
    if (NOT_COPIED.has(name)) continue;
    fs.cpSync(path.join(root, name), path.join(directory, name), {
      recursive: true,
      preserveTimestamps: true,
    });
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'), 'dir');
  return {
    directory,
    dataDir: path.join(directory, '.data', 'postgresql'),
    remove: () => fs.rmSync(directory, { recursive: true, force: true }),
  };
}

export interface Started {
  process: ChildProcess;
  output(): string;
  /** Resolves when the closing line of the welcome has been printed. */
  welcomed(): Promise<void>;
  /** The exit code; null after a signal. */
  exit(): Promise<number | null>;
}

/** `npm start` without npm: the same program with an environment that holds nothing of ours. */
export function start(clone: ScratchClone, environment: Record<string, string>): Started {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: clone.directory,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const watcher of watchers) watcher();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const welcomed = () =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No welcome in time:\n${text}`)), READY_LIMIT_MS);
      const look = () => {
        if (!/Ctrl-C stops everything/.test(text)) return;
        clearTimeout(timer);
        resolve();
      };
      watchers.add(look);
      look();
      void exited.then((code) => {
        clearTimeout(timer);
        reject(new Error(`It ended with ${String(code)} before the welcome:\n${text}`));
      });
    });
  const exit = () => {
    const limit = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`It did not end in time:\n${text}`)), EXIT_LIMIT_MS).unref();
    });
    return Promise.race([exited, limit]);
  };
  return { process: child, output: () => text, welcomed, exit };
}

/** What `npm run demo -- --json` prints beside the server that runs in this clone. */
export async function runDemo(
  clone: ScratchClone,
  environment: Record<string, string>,
): Promise<{ url: string; apiToken: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs', '--json'], {
    cwd: clone.directory,
    env: { PATH, HOME, HOST: '127.0.0.1', ...environment },
  });
  return JSON.parse(stdout) as { url: string; apiToken: string };
}

/** The process ids of everything below `pid`, children first. */
export function descendants(pid: number): number[] {
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return children.flatMap((child) => [...descendants(child), child]);
}

function parentOf(pid: number): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ESRCH'
    )
      return null;
    throw error;
  }
}

/** Wait until a condition holds; the message says what was waited for. */
export async function until(what: string, holds: () => boolean, limitMs = 20_000): Promise<void> {
  const deadlineMs = Date.now() + limitMs;
  while (!holds()) {
    if (Date.now() > deadlineMs) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

/** Take a free port and hold it until `release`. */
export function takePort(wanted = 0): Promise<{ port: number; release(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ port, release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
