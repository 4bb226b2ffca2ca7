import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * PostgreSQL refuses to run as root. As root its processes run as the system user `postgres`,
 * made when missing, else as `nobody`; an ordinary user runs them under its own name.
 * @returns {{ uid: number, gid: number, name: string } | null} null: no change of user is needed
 */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null;
  return accountNamed('postgres') ?? createAccount('postgres') ?? accountNamed('nobody') ?? refuse();
}

function refuse() {
  throw new Error('PostgreSQL cannot run as root, and this system has neither the user postgres nor nobody.');
}

/** @param {string} name */
function accountNamed(name) {
  if (!fs.existsSync('/etc/passwd')) return null;
  for (const line of fs.readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [login, , uid, gid] = line.split(':');
    if (login === name) return { uid: Number(uid), gid: Number(gid), name };
  }
  return null;
}

/** @param {string} name */
function createAccount(name) {
  const attempts = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch (error) {
      // The next command may exist where this one does not; `nobody` is the last resort.
      if (error instanceof Error) continue;
    }
    const account = accountNamed(name);
    if (account) return account;
  }
  return null;
}

/**
 * Can this user pass through every directory above `target`? A clone under /root with mode 700 is
 * the common case where it cannot.
 * @param {string} target an absolute path; it need not exist
 * @param {{ uid: number, gid: number } | null} user null: the current user, who may go anywhere it is
 */
export function isReachable(target, user) {
  if (!user) return true;
  let directory = path.dirname(path.resolve(target));
  for (;;) {
    const stat = fs.statSync(directory, { throwIfNoEntry: false });
    if (stat && !mayPass(stat, user)) return false;
    const parent = path.dirname(directory);
    if (parent === directory) return true;
    directory = parent;
  }
}

/**
 * @param {import('node:fs').Stats} stat
 * @param {{ uid: number, gid: number }} user
 */
function mayPass(stat, user) {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
