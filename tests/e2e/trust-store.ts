import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A home directory of a browser's own, in whose trust store certificates are installed. */
export interface TrustStore {
  /** For a browser that is started with it: `HOME`. */
  home: string;
  /** Install an authority, as a person does; browsers that are started from then on trust it. @param certificate DER */
  install(certificate: Buffer): void;
  wipe(): void;
}

const HOW_TO_INSTALL = 'No certutil was found (Debian and Ubuntu: apt-get install libnss3-tools).';

function certutil(args: string[]): void {
  try {
    execFileSync('certutil', args, { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(HOW_TO_INSTALL, { cause: error });
    throw error;
  }
}

/** An empty trust store where Chromium on Linux looks for one: `~/.pki/nssdb`. */
export function newTrustStore(): TrustStore {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-home-'));
  const folder = path.join(home, '.pki', 'nssdb');
  fs.mkdirSync(folder, { recursive: true });
  certutil(['-d', `sql:${folder}`, '-N', '--empty-password']);
  return {
    home,
    install: (certificate) => {
      const file = path.join(home, 'product-tracker.crt');
      fs.writeFileSync(file, certificate);
      certutil(['-d', `sql:${folder}`, '-A', '-n', 'Product Tracker', '-t', 'C,,', '-i', file]);
    },
    wipe: () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
