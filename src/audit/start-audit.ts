import type { Core } from '@strapi/strapi';
import type { ClientConfig } from 'pg';
import { Sealer } from './sealer';
import { verifyInBackground } from './verify-in-background';

const FIRST_VERIFICATION_MS = 20_000;
const VERIFY_EVERY_MS = 10 * 60_000;

/** The sealer of one process, and its verifications: only the process that seals verifies. */
class AuditKeeper {
  readonly #sealer: Sealer;
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #verifying: Promise<void> = Promise.resolve();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly config: ClientConfig,
  ) {
    this.#sealer = new Sealer(config, (error) =>
      strapi.log.error('The audit log could not be sealed.', error),
    );
  }

  start(): void {
    this.#sealer.start();
    this.#verifyAfter(FIRST_VERIFICATION_MS);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#verifying;
    await this.#sealer.stop();
  }

  #verifyAfter(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#verifying = this.#verify().then((verified) => {
        const delayMs = verified > 0 ? VERIFY_EVERY_MS : FIRST_VERIFICATION_MS;
        if (!this.#ending.signal.aborted) this.#verifyAfter(delayMs);
      });
    }, delayMs);
    this.#timer.unref();
  }

  async #verify(): Promise<number> {
    if (!this.#sealer.seals) return 0;
    try {
      return await verifyInBackground(this.config, this.#ending.signal);
    } catch (error) {
      if (!this.#ending.signal.aborted) this.strapi.log.error('The audit log could not be verified.', error);
      return 0;
    }
  }
}

const keepers = new WeakMap<Core.Strapi, AuditKeeper>();

/** Call in `bootstrap`: from now on the audit log is sealed, and verified now and then, in the background. */
export function startAudit(strapi: Core.Strapi, config: ClientConfig): void {
  const keeper = new AuditKeeper(strapi, config);
  keepers.set(strapi, keeper);
  keeper.start();
}

/** Call in `destroy`, after the last act. */
export async function stopAudit(strapi: Core.Strapi): Promise<void> {
  await keepers.get(strapi)?.stop();
  keepers.delete(strapi);
}
