import type { Refusal } from '../tracking/contracts';
import { languageOf } from './language';
import { refusalMessage } from './message';
import { errorName, refusalStatus } from './statuses';

/**
 * A refusal on its way through code of Strapi's that knows only exceptions (the Document Service
 * and what surrounds it). Strapi's error middleware answers with its status, name and details.
 */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  readonly status: number;
  readonly expose = true;
  readonly details: Record<string, unknown>;

  constructor(refusal: Refusal, headers: Readonly<Record<string, unknown>> = {}) {
    super(refusalMessage(refusal.code, refusal.details, languageOf(headers)));
    this.refusal = refusal;
    this.status = refusalStatus(refusal.code);
    this.name = errorName(this.status);
    this.details = { ...refusal.details, code: refusal.code };
  }
}
