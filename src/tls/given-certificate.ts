import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { KeyPair } from './authority';

/**
 * The certificate and the key that somebody has given, PEM.
 * @throws which of the two files is at fault and what to do, where TLS cannot be served with them
 */
export async function givenCertificate(certificateFile: string, keyFile: string): Promise<KeyPair> {
  const [certificate, key] = await Promise.all([
    contentOf('TLS_CERT_FILE', certificateFile),
    contentOf('TLS_KEY_FILE', keyFile),
  ]);
  try {
    createSecureContext({ cert: certificate });
  } catch (error) {
    throw new Error(`TLS_CERT_FILE: ${certificateFile} holds no certificate in PEM.`, { cause: error });
  }
  try {
    createSecureContext({ cert: certificate, key });
  } catch (error) {
    throw new Error(`TLS_KEY_FILE: ${keyFile} holds no key in PEM that fits ${certificateFile}.`, {
      cause: error,
    });
  }
  return { certificate, key };
}

async function contentOf(setting: string, file: string): Promise<string> {
  if (file === '') throw new Error(`${setting} is not set: TLS_CERT_FILE and TLS_KEY_FILE belong together.`);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${setting}: ${file} cannot be read (${code}).`, { cause: error });
  }
}
