import type { RefusalCode } from '../tracking/contracts';
import { chainOf, listOf, numberOf, textOf, waitingPlaces, type Details } from './details';
import { counted, formOf } from './plural';
import { CALL_ENGLISH } from './call-messages';
import { ONEDRIVE_ENGLISH } from './onedrive-messages';
import { REPORT_ENGLISH } from './report-messages';
import { tooLargeEnglish } from './size-messages';
import { UNDO_ENGLISH } from './undo-messages';

const PIECES = { one: 'piece', other: 'pieces' };
const WAIT = { one: 'waits', other: 'wait' };

function whereTheyWait(details: Details): string {
  const places = waitingPlaces(details).filter(({ waiting }) => waiting > 0);
  if (places.length === 0) return '';
  const list = places.map(
    ({ operation, stage, waiting, operator }) =>
      `${waiting} at ${operation} ${stage}${operator ? ` (last reported by ${operator})` : ''}`,
  );
  return ` Pieces of this batch wait: ${list.join(', ')}.`;
}

function exceedsWaiting(details: Details): string {
  const waiting = Number(details.waiting ?? 0);
  const asked = textOf(details, 'asked');
  const head =
    waiting > 0
      ? `Only ${counted('en', waiting, PIECES)} ${formOf('en', waiting, WAIT)} at this operation${asked ? `, not ${asked}` : ''}.`
      : 'No pieces wait at this operation.';
  return `${head}${whereTheyWait(details)} Correct the quantity, or have the operation before reported first.`;
}

function partOnHold(details: Details): string {
  const reason = textOf(details, 'reason');
  const by = textOf(details, 'by');
  const why = [by && `by ${by}`, reason && `“${reason}”`].filter(Boolean).join(': ');
  return `The batch is on hold${why ? ` ${why}` : ''}. Report again after the release, or ask the foreman.`;
}

function labelVoided(details: Details): string {
  const valid = textOf(details, 'validCode');
  return valid
    ? `This label is void. Use the label ${valid}.`
    : 'This label is void. Ask the technologist for a new one.';
}

function tooManyAttempts(details: Details): string {
  const wait = textOf(details, 'retryAfterSeconds');
  return `Too many failed attempts. Try again ${wait ? `in ${wait} s` : 'later'}.`;
}

function operationReplaced(details: Details): string {
  const now = textOf(details, 'now');
  return `The route has changed and this operation is replaced${now ? ` by operation ${now}` : ''}. Scan the label again.`;
}

function malformedRequest(details: Details): string {
  const paths = listOf(details, 'paths');
  return `The request is malformed${paths ? ` at: ${paths}` : ''}. Correct it and send it again.`;
}

function fileRefused(details: Details): string {
  return (
    textOf(details, 'explanation') ?? 'The file cannot be read. Choose a bill of materials as .xlsx or .csv.'
  );
}

function importInUse(details: Details): string {
  const inUse = counted('en', numberOf(details, 'inUse'), { one: 'batch', other: 'batches' });
  return `People have worked on ${inUse} of this import already. Undo the rest only, or cancel these batches one by one.`;
}

function previewOutdated(details: Details): string {
  const parts = listOf(details, 'parts');
  return `The data has changed since the preview${parts ? `: ${parts}` : ''}. Upload the file again and look at the new preview.`;
}

function tooManyLabels(details: Details): string {
  const limit = textOf(details, 'limit');
  return `These are too many labels for one file${limit ? ` (at most ${limit})` : ''}. Print them in several parts.`;
}

function reasonRequired(details: Details): string {
  return textOf(details, 'act')
    ? 'Say why: the reason stays in the history of the batch.'
    : 'Say why: choose a reason for the scrapped pieces or the rework.';
}

function operationNotFirst(details: Details): string {
  const first = textOf(details, 'first');
  return `Pieces are added at the first operation${first ? `, ${first}` : ''} only. Add them there, or leave the operation out.`;
}

function exceedsLimit(details: Details): string {
  const limit = textOf(details, 'limit');
  const launched = textOf(details, 'launched');
  const room = limit ? ` (at most ${limit}${launched ? `, ${launched} are in` : ''})` : '';
  return `These are too many pieces for one batch${room}. Enter fewer.`;
}

function alreadyHeld(details: Details): string {
  const reason = textOf(details, 'reason');
  return `The batch is on hold already${reason ? ` (“${reason}”)` : ''}. Release it first to hold it for another reason.`;
}

function lotHasWork(details: Details): string {
  const facts = numberOf(details, 'facts');
  return `The lot has been worked on${facts > 0 ? ` (${counted('en', facts, { one: 'entry', other: 'entries' })})` : ''}, so its split cannot be reversed. Withdraw its pieces or go on with it.`;
}

function compositionCycle(details: Details): string {
  const path = chainOf(details, 'path');
  return `The batch would be a part of itself${path ? `: ${path}` : ''}. Choose another child, or remove one of these lines first.`;
}

function stageRetired(details: Details): string {
  const stage = textOf(details, 'stage');
  return `The stage${stage ? ` “${stage}”` : ''} is retired and not used for new work. Choose another stage in the route.`;
}

function routeRetired(details: Details): string {
  const route = textOf(details, 'route');
  return `The route${route ? ` “${route}”` : ''} is retired and not given to batches any more. Choose another one.`;
}

function inUse(details: Details): string {
  const kind = textOf(details, 'kind');
  const what = kind === 'stage' ? 'stage' : kind === 'route' ? 'route' : null;
  if (!what) return 'This is in use and cannot be removed or altered here. Retire or cancel it instead.';
  const name = textOf(details, 'name');
  return `The ${what}${name ? ` “${name}”` : ''} is in use and cannot be deleted: the history refers to it. Retire it instead.`;
}

/** What to do, in English, by the code of the refusal. */
export const ENGLISH: Record<RefusalCode, string | ((details: Details) => string)> = {
  ...UNDO_ENGLISH,
  ...REPORT_ENGLISH,
  ...CALL_ENGLISH,
  ...ONEDRIVE_ENGLISH,
  'part-not-found': 'There is no batch with this code. Check the label or ask the technologist.',
  'part-code-malformed':
    'This is not a code of ours: a character is wrong or missing. Type or scan it again.',
  'scan-not-found': 'There is no such report. Open the batch again and choose it from the list.',
  'quantity-exceeds-waiting': exceedsWaiting,
  'quantity-not-positive': 'The quantity must be above zero. Enter how many pieces you report.',
  'scan-id-reused':
    'A different report was already counted under this id. Open the batch again and report anew.',
  'part-on-hold': partOnHold,
  'part-without-route': 'The batch has no route yet. Ask the technologist to assign one.',
  'part-cancelled': 'The batch is cancelled. Put the pieces aside and ask the foreman.',
  'operation-replaced': operationReplaced,
  'operation-not-on-route': 'The batch has no such operation. Scan the label again and choose from the list.',
  'operation-not-optional': 'This operation cannot be skipped. Report it, or ask the technologist.',
  'label-voided': labelVoided,
  'rework-target-not-earlier':
    'Rework goes to an earlier operation of the batch only. Choose one from the list.',
  'reason-required': reasonRequired,
  'reason-unknown': 'There is no such reason. Choose one from the list.',
  'scrap-not-allowed-here': 'Scrap is not reported at this stage. Pass the pieces to inspection.',
  'rework-not-allowed-here': 'Rework is not decided at this stage. Pass the pieces to inspection.',
  'occurred-in-the-future': 'The time of the work lies in the future. Correct the clock and send it again.',
  'not-permitted':
    'This sign-in or token may not do this. Ask the foreman to do it, or the administrator for the right.',
  'stage-not-permitted': 'You may not report at this stage. Ask the foreman, or choose your own stage.',
  'operator-not-found': 'There is no such operator. Check who is named in the report.',
  'not-signed-in': 'Sign in to go on.',
  'malformed-request': malformedRequest,
  'date-malformed': () =>
    'A date cannot be read. Write 2026-01-31, the start not after the end, at most three years.',
  'earlier-item-refused':
    'An earlier report of this batch was refused; this one was not tried. Settle that one first.',
  'route-not-found': 'There is no such route. Choose one from the list.',
  'product-fixed':
    'A batch stays in the product it was made for. Create a batch in the other product instead.',
  'route-unchanged': 'The batch is on this route already. Nothing is to be done.',
  'route-leaves-pieces':
    'After this change some pieces would have no operation. Choose a route that continues from where they are.',
  'product-not-found': 'There is no such product. Choose one from the list.',
  'part-exists':
    'The product has a batch of this designation already. Add pieces to it, or name the new one otherwise.',
  'fact-id-reused': 'A different act was already done under this id. Open the batch again and repeat it.',
  'already-exists': 'There is one like this already. Open that one, or change what tells them apart.',
  'engine-table':
    'This table is written by the product alone. Report, correct or cancel instead of editing it.',
  'too-many-labels': tooManyLabels,
  'layout-not-found': 'This label layout does not exist any more. Choose another layout.',
  'nothing-to-print': 'There are no labels to print here. Choose other batches or another product.',
  'in-use': inUse,
  'too-many-attempts': tooManyAttempts,
  'sign-in-refused': 'Wrong name or password. Check both and try again.',
  'pin-not-set': 'This badge has no PIN yet. Choose one of 4 to 8 digits.',
  'badge-needed': 'The PIN alone does not do on this device any more. Scan the badge.',
  'file-refused': fileRefused,
  'preview-not-found': 'There is no such preview any more: it is kept for a day. Upload the file again.',
  'preview-outdated': previewOutdated,
  'preview-has-errors': 'The file has errors. Correct them and upload it again, or leave those rows out.',
  'import-not-found': 'There is no such import. Look for it in the list of imports.',
  'import-in-use': importInUse,
  'import-running': 'This file is being written just now. Wait for the end, or cancel the import.',
  'import-not-running': 'There is no import to cancel: it has ended already, or was never begun.',
  'import-cancelled': 'The import was cancelled. Nothing was written; it can be started again.',
  'order-empty': 'This order has no batches that are not cancelled. Choose another order.',
  'export-too-large': (details) =>
    `The export would hold more than ${numberOf(details, 'limit')} parts. Export one product at a time.`,
  'operation-not-first': operationNotFirst,
  'quantity-exceeds-limit': exceedsLimit,
  'part-already-held': alreadyHeld,
  'part-not-held': 'The batch is not on hold. Nothing is to be released.',
  'part-not-split': 'The batch was not split off another one, so there is nothing to reverse.',
  'lot-has-work': lotHasWork,
  'product-cancelled': 'The order is cancelled. Create a new one to go on.',
  'composition-cycle': compositionCycle,
  'line-exists': 'This child is in the bill of materials already. Change its quantity instead.',
  'line-not-found': 'The batch has no such child. Open its bill of materials again and choose from it.',
  'child-of-other-product':
    'The child belongs to another product. Choose a batch of the same product, or create one there.',
  'stage-not-found':
    'There is no such stage: it may have been deleted. Open the list of stages again and choose from it.',
  'stage-retired': stageRetired,
  'route-retired': routeRetired,
  'note-not-found': 'There is no such note at this batch. Open the batch again.',
  'note-of-another': 'Only its author may change or delete a note. Write one of your own.',
  'note-deleted': 'The note has been deleted. Write a new one.',
  'note-id-reused': 'A different note was already written under this id. Open the batch again and repeat it.',
  'too-many-notes': 'The batch has as many notes as it can hold. Delete one of yours first.',
  'photo-id-reused': 'Another photo was already sent under this id. Take it again.',
  'photo-not-accepted': 'The photo cannot be read. Choose a picture as JPEG, PNG or WebP of at most 10 MB.',
  'not-found': 'There is nothing at this address. Open the list again and choose from it.',
  'method-not-allowed':
    'This address does not take this kind of request. The description of the doors says which it takes.',
  'too-large': tooLargeEnglish,
  'file-not-found': 'There is no such file. Open the page again.',
  'tv-link-ended': 'This link of a screen has been ended, or never was. Ask an administrator for a new one.',
  'too-many-tv-links': ({ limit }) =>
    `There may be ${Number(limit)} open links of screens. End those that are no longer needed.`,
  'file-not-accepted':
    'This kind of file is not taken. Choose a picture (PNG, JPEG, WebP), a PDF, .docx or .xlsx, under its own extension.',
  'link-expired': 'This link has expired. Open the page again.',
  'internal-error': 'Something went wrong on our side and this was not counted. Send it again.',
  'earlier-item-failed':
    'An earlier report of this batch could not be recorded; this one was not tried. Send both again.',
  'disk-full':
    'There is no room on the disk of the server, so nothing was written. Tell the administrator, then try again.',
  busy: 'The server is busy. Try again in a moment.',
};
