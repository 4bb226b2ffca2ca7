import type { RefusalCode } from '../tracking/contracts';

const STATUSES: Record<RefusalCode, number> = {
  'part-not-found': 404,
  'part-code-malformed': 400,
  'scan-not-found': 404,
  'pieces-already-moved': 409,
  'already-undone': 409,
  'already-settled': 409,
  'settled-report-counted': 409,
  'undo-of-undo': 409,
  'undo-window-passed': 409,
  'quantity-exceeds-waiting': 409,
  'quantity-not-positive': 422,
  'scan-id-reused': 409,
  'part-on-hold': 409,
  'part-without-route': 409,
  'part-cancelled': 409,
  'operation-replaced': 409,
  'operation-not-on-route': 422,
  'operation-not-optional': 422,
  'label-voided': 409,
  'rework-target-not-earlier': 422,
  'reason-required': 422,
  'reason-unknown': 422,
  'scrap-not-allowed-here': 422,
  'rework-not-allowed-here': 422,
  'occurred-in-the-future': 422,
  'not-permitted': 403,
  'stage-not-permitted': 403,
  'operator-not-found': 422,
  'not-signed-in': 401,
  'malformed-request': 400,
  'earlier-item-refused': 409,
  'route-not-found': 404,
  'product-fixed': 409,
  'route-unchanged': 409,
  'route-leaves-pieces': 409,
  'product-not-found': 404,
  'part-exists': 409,
  'fact-id-reused': 409,
  'too-many-labels': 422,
  'nothing-to-print': 422,
  'in-use': 409,
  'already-exists': 409,
  'engine-table': 403,
  'too-many-attempts': 429,
  'sign-in-refused': 401,
  'file-refused': 422,
  'preview-not-found': 404,
  'preview-outdated': 409,
  'preview-has-errors': 422,
  'operation-not-first': 422,
  'quantity-exceeds-limit': 422,
  'part-already-held': 409,
  'part-not-held': 409,
  'part-not-split': 409,
  'lot-has-work': 409,
  'product-cancelled': 409,
  'composition-cycle': 409,
  'line-exists': 409,
  'line-not-found': 404,
  'child-of-other-product': 422,
  'stage-retired': 409,
  'route-retired': 409,
  'note-not-found': 404,
  'note-of-another': 403,
  'note-deleted': 409,
  'note-id-reused': 409,
  'too-many-notes': 409,
  'photo-not-accepted': 422,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  'file-not-found': 404,
  'file-not-accepted': 422,
  'link-expired': 403,
  'internal-error': 500,
  'earlier-item-failed': 503,
  busy: 503,
};

/** The names that Strapi gives to its own errors of the same status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  405: 'MethodNotAllowedError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
  500: 'InternalServerError',
  503: 'ServiceUnavailableError',
};

/** The HTTP status of a refusal, as API.md of the contract fixes it. */
export function refusalStatus(code: RefusalCode): number {
  return STATUSES[code];
}

/** `error.name` of an answer with this HTTP status. */
export function errorName(status: number): string {
  return NAMES[status] ?? 'ApplicationError';
}

/** Every code there is, for tests that must not miss one. */
export const ALL_REFUSAL_CODES = Object.keys(STATUSES) as readonly RefusalCode[];
