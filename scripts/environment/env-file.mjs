import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The secrets that the product does not start without, and how to make each. */
const SECRETS = {
  APP_KEYS: () => `${secret()},${secret()}`,
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
  SESSION_SECRET: secret,
};

function secret() {
  return randomBytes(32).toString('base64url');
}

/**
 * Read the settings of a .env text: NAME=value lines, quotes around a value are taken off.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseEnv(text) {
  const settings = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, name, raw] = match;
    const quoted = /^(["'`])(.*)\1$/.exec(raw);
    settings[name] = quoted ? quoted[2] : raw.replace(/\s+#.*$/, '');
  }
  return settings;
}

/**
 * Write .env from .env.example with random secrets, readable by its owner only. Where .env exists,
 * nothing in it is changed; secrets that it lacks are added at its end. Where the environment holds all
 * secrets (a container), no file is written.
 * @param {string} projectDir
 * @param {Record<string, string | undefined>} environment secrets given here need no line in .env
 * @returns {{ created: boolean, added: string[] }}
 */
export function ensureEnvFile(projectDir, environment = process.env) {
  const file = path.join(projectDir, '.env');
  if (!fs.existsSync(file)) {
    if (Object.keys(SECRETS).every((name) => environment[name])) return { created: false, added: [] };
    const example = fs.readFileSync(path.join(projectDir, '.env.example'), 'utf8');
    const filled = example.replace(/^([A-Z_]+)=$/gm, (line, name) =>
      name in SECRETS ? `${name}=${SECRETS[name]()}` : line,
    );
    fs.writeFileSync(file, filled, { mode: 0o600, flag: 'wx' });
    return { created: true, added: [] };
  }
  const settings = parseEnv(fs.readFileSync(file, 'utf8'));
  const added = Object.keys(SECRETS).filter((name) => !settings[name] && !environment[name]);
  if (added.length > 0) {
    const lines = added.map((name) => `${name}=${SECRETS[name]()}`);
    fs.appendFileSync(
      file,
      `\n# Added by npm start, because the product does not start without them.\n${lines.join('\n')}\n`,
    );
  }
  return { created: false, added };
}

/**
 * Put the settings of .env into this process's environment; what stands there already wins.
 * @param {string} projectDir
 */
export function loadEnvFile(projectDir) {
  const file = path.join(projectDir, '.env');
  if (!fs.existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8')))) {
    process.env[name] ??= value;
  }
}
