import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findBinaries } from './binaries.mjs';
import { initialiseCluster, isAlive, readPidFile, startPatiently } from './cluster.mjs';
import { connect } from './connect.mjs';
import { dataHome, makeHome } from './data-home.mjs';
import { anyFreePort, isPortFree } from './free-port.mjs';
import { underLock } from './lock.mjs';
import { endOrphan, isOurPostgres } from './orphan.mjs';

const USUAL_PORT = 54_329;
const DATABASE = 'tracker';

/**
 * The embedded PostgreSQL of this clone, shared by the commands that run at the same time: the first
 * one starts it, the last one to leave stops it. A command that was killed no longer counts.
 * @param {{ projectDir: string, say?: (text: string) => void }} options
 * @returns {Promise<{ url: string, leave(): Promise<void> }>} `url` is the product's own role and database
 */
export async function enterEmbedded({ projectDir, say = () => {} }) {
  const where = dataHome(projectDir);
  checkOwner(where);
  makeHome(where);
  if (where.elsewhere)
    say(`The database lives under ${where.home}: PostgreSQL's user cannot reach this clone.`);
  const lockFile = path.join(where.home, 'lock');
  const url = await underLock(lockFile, async () => {
    const found = await ensureRunning(projectDir, where, say);
    fs.writeFileSync(userFile(where), '');
    return found;
  });
  let left = false;
  const leave = async () => {
    if (left) return;
    left = true;
    await underLock(lockFile, () => stopIfLast(where));
  };
  return { url, leave };
}

/** The connection string, whether the database runs or not; null: there has never been one. */
export function embeddedUrl(projectDir) {
  const where = dataHome(projectDir);
  const credentials = readCredentials(where);
  const running = readPidFile(where.dataDir);
  return credentials && urlOf(credentials, running?.port || credentials.port);
}

function userFile(where) {
  return path.join(where.home, 'users', String(process.pid));
}

async function ensureRunning(projectDir, where, say) {
  const binaries = findBinaries({
    projectDir,
    user: where.user,
    fallbackDir: path.join(where.home, 'programs'),
  });
  checkVersion(where, binaries);
  const credentials = readCredentials(where) ?? newCredentials(where);
  if (!fs.existsSync(path.join(where.dataDir, 'PG_VERSION')))
    await initialise(where, binaries, credentials, say);
  const adopted = await adopt(where, credentials, say);
  if (adopted) return adopted;
  const port = (await isPortFree(credentials.port, '127.0.0.1')) ? credentials.port : await anyFreePort();
  if (port !== credentials.port) say(`Port ${credentials.port} is taken; the database listens on ${port}.`);
  const logFile = path.join(where.home, 'postgresql.log');
  await startPatiently({ binaries, user: where.user, dataDir: where.dataDir, port, logFile });
  writeCredentials(where, { ...credentials, port });
  await ensureDatabase(credentials, port);
  return urlOf(credentials, port);
}

async function initialise(where, binaries, credentials, say) {
  say('Making the database ...');
  const half = `${where.dataDir}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  await initialiseCluster({
    binaries,
    user: where.user,
    dataDir: half,
    password: credentials.superuserPassword,
  });
  fs.rmSync(where.dataDir, { recursive: true, force: true });
  fs.renameSync(half, where.dataDir);
}

/** Use a PostgreSQL that runs already on our data; end one that no longer answers. */
async function adopt(where, credentials, say) {
  const running = readPidFile(where.dataDir);
  if (!running) return null;
  const file = path.join(where.dataDir, 'postmaster.pid');
  if (!isAlive(running.pid)) return null;
  if (!isOurPostgres(running.pid, where.dataDir)) {
    // The process id belongs to another program by now; PostgreSQL itself would not dare to start.
    fs.rmSync(file);
    return null;
  }
  try {
    await ensureDatabase(credentials, running.port);
    return urlOf(credentials, running.port);
  } catch (error) {
    say(`A PostgreSQL that was left behind does not answer (${error.message}); ending it.`);
    await endOrphan(running.pid);
    return null;
  }
}

async function ensureDatabase({ superuserPassword, password }, port) {
  const client = await connect(`postgres://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`);
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [DATABASE]);
    const secret = client.escapeLiteral(password);
    if (role.rowCount === 0) await client.query(`create role ${DATABASE} login password ${secret}`);
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function stopIfLast(where) {
  fs.rmSync(userFile(where), { force: true });
  const users = path.join(where.home, 'users');
  for (const pid of fs.readdirSync(users)) {
    if (isAlive(Number(pid))) return;
    fs.rmSync(path.join(users, pid), { force: true });
  }
  const running = readPidFile(where.dataDir);
  if (running && isOurPostgres(running.pid, where.dataDir)) await endOrphan(running.pid);
}

function checkVersion(where, binaries) {
  const file = path.join(where.dataDir, 'PG_VERSION');
  if (!fs.existsSync(file)) return;
  const version = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  if (version === binaries.majorVersion) return;
  throw new Error(
    `The data under ${where.dataDir} were written by PostgreSQL ${version}, this version of the product brings ` +
      `PostgreSQL ${binaries.majorVersion}, and the two do not read each other's files. Nothing was touched. ` +
      'Go back to the version of the product that wrote them, save the data with `pg_dump "$(npm run -s db:url)"`, ' +
      'move the directory away, start this version and load the dump with psql (docs/production.md says it in full).',
  );
}

function checkOwner(where) {
  const stat = fs.statSync(where.dataDir, { throwIfNoEntry: false });
  const me = where.user?.uid ?? process.getuid?.();
  if (!stat || me === undefined || stat.uid === me) return;
  const hint = where.user ? 'as that user' : 'as root or that user';
  throw new Error(
    `The data under ${where.dataDir} belong to the user with the id ${stat.uid}: start ${hint}, or chown them.`,
  );
}

function urlOf({ password }, port) {
  return `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function credentialsFile(where) {
  return path.join(where.home, 'database.json');
}

function readCredentials(where) {
  const file = credentialsFile(where);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}

function newCredentials(where) {
  if (fs.existsSync(path.join(where.dataDir, 'PG_VERSION'))) {
    throw new Error(
      `${credentialsFile(where)} is missing: it holds the passwords of the data under ${where.dataDir}.`,
    );
  }
  const made = {
    superuserPassword: randomBytes(18).toString('hex'),
    password: randomBytes(18).toString('hex'),
    port: USUAL_PORT,
  };
  writeCredentials(where, made);
  return made;
}

function writeCredentials(where, credentials) {
  const file = credentialsFile(where);
  fs.writeFileSync(`${file}.new`, JSON.stringify(credentials), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}
