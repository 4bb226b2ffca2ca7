import type { Server as HttpServer } from 'node:http';
import https from 'node:https';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { publicUrl } from '../codes';
import { superviseBeside } from '../lifecycle';
import { certify } from './certificate-store';
import { givenCertificate } from './given-certificate';
import type { Machine } from './names';

/** The settings of config/tracker.ts. */
interface HttpsSettings {
  port: number | null;
  certificateFile: string;
  keyFile: string;
  dir: string;
}

interface Shown {
  cert: string;
  key: string;
  /** PEM; null where the certificate was given to us. */
  authority: string | null;
}

/** An interface that comes and goes gives the machine another name. */
const LOOK_AGAIN_MS = 60_000;

/**
 * TLS beside the plain port: what arrives there is handed to Strapi's own server, so that every door, limit and
 * socket is the same on both.
 */
export class TlsDoor {
  private readonly server: https.Server;
  private readonly timer: NodeJS.Timeout;
  private readonly forget: () => void;

  private constructor(
    private readonly strapi: Core.Strapi,
    private readonly settings: HttpsSettings,
    private shown: Shown,
  ) {
    const plain: HttpServer = strapi.server.httpServer;
    this.server = https.createServer({ cert: shown.cert, key: shown.key, minVersion: 'TLSv1.2' });
    this.forget = superviseBeside(this.server);
    this.server.on('request', (request, response) => plain.emit('request', request, response));
    this.server.on('upgrade', (request, socket, head) => plain.emit('upgrade', request, socket, head));
    this.server.on('error', (error) => strapi.log.error(`HTTPS: ${error.message}`));
    this.timer = setInterval(() => void this.lookAgain(), LOOK_AGAIN_MS);
    this.timer.unref();
  }

  /** @throws where the certificate can be neither read nor made. */
  static async open(strapi: Core.Strapi, settings: HttpsSettings): Promise<TlsDoor> {
    return new TlsDoor(strapi, settings, await certificateOf(strapi, settings));
  }

  /** The certificate of the authority that phones have to know, PEM; null where a known one signed. */
  get authority(): string | null {
    return this.shown.authority;
  }

  /** The port it listens at; null while it does not. */
  get port(): number | null {
    const address = this.server.address();
    return address !== null && typeof address === 'object' ? address.port : null;
  }

  listen(): void {
    const host = this.strapi.config.get<string>('server.host', '0.0.0.0');
    this.server.listen(this.settings.port ?? 0, host);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.forget();
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** A new certificate reaches those who connect from now on. */
  async lookAgain(): Promise<void> {
    try {
      const shown = await certificateOf(this.strapi, this.settings);
      if (shown.cert === this.shown.cert) return;
      this.server.setSecureContext({ cert: shown.cert, key: shown.key, minVersion: 'TLSv1.2' });
      this.shown = shown;
      this.strapi.log.info('HTTPS shows a new certificate.');
    } catch (error) {
      this.strapi.log.warn(`The certificate was not renewed: ${String(error)}`);
    }
  }
}

async function certificateOf(strapi: Core.Strapi, settings: HttpsSettings): Promise<Shown> {
  if (settings.certificateFile !== '' || settings.keyFile !== '') {
    const given = await givenCertificate(settings.certificateFile, settings.keyFile);
    return { cert: given.certificate, key: given.key, authority: null };
  }
  const folder = path.resolve(strapi.dirs.app.root, settings.dir);
  const { pair, authority, refused } = await certify(folder, thisMachine(strapi), new Date());
  if (refused.length > 0)
    strapi.log.warn(
      `The local authority was made before this machine was called ${refused.join(', ')} and cannot sign for it. ` +
        `Remove ${folder} to make a new one; phones must then install it again.`,
    );
  return { cert: pair.certificate, key: pair.key, authority };
}

function thisMachine(strapi: Core.Strapi): Machine {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return {
    addresses: addresses.map(({ address }) => address.replace(/%.*$/, '')),
    hostName: hostname(),
    publicUrl: publicUrl(strapi),
  };
}
