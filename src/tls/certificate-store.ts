import { randomUUID, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newAuthority, permittedBy, signCertificate, type KeyPair } from './authority';
import { divide, namesOf, permittedFor, type Machine, type Names } from './names';

/** What the TLS server needs, and what its guide shows. */
export interface Certified {
  pair: KeyPair;
  /** The certificate of the authority, PEM. */
  authority: string;
  /** Names of this machine that the authority may not sign: it was made before they were known. */
  refused: string[];
}

const RENEW_BEFORE_MS = 30 * 86_400_000;
const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

/**
 * The certificate for this machine. The authority in the folder is made at the first call and kept, because phones
 * know it; the server's certificate is signed anew when the machine has got another name or it ends soon.
 * @param folder readable by the product alone; made where it is missing
 * @throws where the folder cannot be written
 */
export async function certify(folder: string, machine: Machine, now: Date): Promise<Certified> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = namesOf(machine);
  const authority = await keptAuthority(folder, machine, names, now);
  const { signed, refused } = divide(names, permittedBy(authority.certificate));
  const file = path.join(folder, 'server.pem');
  const kept = await readPair(file);
  const pair =
    kept && isGood(kept, authority, signed, now) ? kept : await renew(file, authority, signed, now);
  return { pair, authority: authority.certificate, refused };
}

async function keptAuthority(folder: string, machine: Machine, names: Names, now: Date): Promise<KeyPair> {
  const file = path.join(folder, 'authority.pem');
  const kept = await readPair(file);
  if (kept && endOf(kept) > now) return kept;
  const day = now.toISOString().slice(0, 10);
  const made = await newAuthority(`Product Tracker ${machine.hostName} ${day}`, permittedFor(names), now);
  // Of two processes that start at once the first one wins, and the other takes what it has written.
  if (kept) await writePair(file, made);
  else await writeFirst(file, made);
  return (await readPair(file)) ?? made;
}

async function renew(file: string, authority: KeyPair, names: Names, now: Date): Promise<KeyPair> {
  const pair = await signCertificate(authority, names, now);
  await writePair(file, pair);
  return pair;
}

const endOf = (pair: KeyPair) => new Date(new X509Certificate(pair.certificate).validTo);

function isGood(pair: KeyPair, authority: KeyPair, names: Names, now: Date): boolean {
  const certificate = new X509Certificate(pair.certificate);
  const signer = new X509Certificate(authority.certificate);
  return (
    certificate.verify(signer.publicKey) &&
    endOf(pair).getTime() - now.getTime() > RENEW_BEFORE_MS &&
    names.dns.every((name) => certificate.checkHost(name) !== undefined) &&
    names.ip.every((address) => certificate.checkIP(address) !== undefined)
  );
}

async function readPair(file: string): Promise<KeyPair | null> {
  if (!existsSync(file)) return null;
  const text = await readFile(file, 'utf8');
  const found = new Map([...text.matchAll(PEM)].map(([block, kind]) => [kind, block]));
  const certificate = found.get('CERTIFICATE');
  const key = found.get('PRIVATE KEY');
  if (!certificate || !key)
    throw new Error(`${file} holds no certificate with its key; remove it to make a new one.`);
  return { certificate, key };
}

const textOf = ({ certificate, key }: KeyPair) => `${key.trimEnd()}\n${certificate.trimEnd()}\n`;

async function writeFirst(file: string, pair: KeyPair): Promise<void> {
  try {
    await writeFile(file, textOf(pair), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}

async function writePair(file: string, pair: KeyPair): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, textOf(pair), { mode: 0o600 });
  await rename(draft, file);
}
