import type { Texts } from './texts';

/** What is wrong and what to do, by the code of the refusal. */
export const ENGLISH_REFUSALS: Texts['refusals'] = {
  'quantity-exceeds-waiting': ({ waiting, asked, mayCome }) => ({
    title:
      waiting !== null && waiting > 0
        ? `Only ${waiting} ${waiting === 1 ? 'waits' : 'wait'} at this operation${asked === null ? '' : `, not ${asked}`}`
        : 'No pieces wait at this operation',
    advice: mayCome
      ? 'Correct the quantity, or have the operation before reported first.'
      : 'They seem to be reported already: open the part again and correct the quantity.',
  }),
  'part-on-hold': ({ reason, by }) => ({
    title: `The batch is on hold${reason ? `: ${reason}` : ''}`,
    advice: `${by ? `Held by ${by}. ` : ''}It goes by itself after the release.`,
  }),
  'part-without-route': () => ({
    title: 'The batch has no route',
    advice: 'Ask the technologist to assign one, then report again.',
  }),
  'part-cancelled': () => ({
    title: 'The batch is cancelled',
    advice: 'Put the pieces aside and ask the foreman.',
  }),
  'part-not-found': () => ({
    title: 'There is no batch with this code',
    advice: 'Check the label or ask the technologist.',
  }),
  'label-voided': () => ({
    title: 'This label is void',
    advice: 'Find the valid label of the batch and report with it.',
  }),
  'operation-replaced': () => ({
    title: 'The route has changed, this operation is no longer on it',
    advice: 'Open the part again and choose the operation anew.',
  }),
  'operation-not-on-route': () => ({
    title: 'The batch has no such operation',
    advice: 'Open the part again and choose from its route.',
  }),
  'quantity-not-positive': () => ({
    title: 'The quantity must be above zero',
    advice: 'Open the part again and enter how many.',
  }),
  'rework-target-not-earlier': () => ({
    title: 'Rework goes to an earlier operation only',
    advice: 'Open the part again and choose an operation before this one.',
  }),
  'reason-required': () => ({
    title: 'A reason is needed for scrap and rework',
    advice: 'Open the part again and choose a reason.',
  }),
  'reason-unknown': () => ({
    title: 'This reason is no longer used',
    advice: 'Open the part again and choose another reason.',
  }),
  'scrap-not-allowed-here': ({ stage }) => ({
    title: `Scrap is not reported at ${stage ?? 'this stage'}`,
    advice: 'Pass the pieces to inspection.',
  }),
  'rework-not-allowed-here': ({ stage }) => ({
    title: `Rework is not decided at ${stage ?? 'this stage'}`,
    advice: 'Pass the pieces to inspection.',
  }),
  'not-permitted': () => ({ title: 'Your role does not allow this', advice: 'Ask the foreman.' }),
  'stage-not-permitted': ({ stage }) => ({
    title: `You may not report at ${stage ?? 'this stage'}`,
    advice: 'Choose your own stage, or ask the foreman.',
  }),
  'scan-id-reused': () => ({
    title: 'Another report was counted under the same number',
    advice: 'Open the part, check its counts and report anew.',
  }),
  'pieces-already-moved': () => ({
    title: 'The pieces have been reported further on',
    advice: 'Ask the foreman to correct it.',
  }),
  'already-settled': ({ reason, by, isUndo }) => ({
    title: `The foreman has decided not to ${isUndo ? 'undo' : 'count'} this report`,
    advice: [by, reason].filter(Boolean).join(': ') || 'Ask the foreman why.',
  }),
  'undo-window-passed': () => ({
    title: 'It is too late to undo this report yourself',
    advice: 'Ask the foreman to correct it.',
  }),
  'scan-not-found': () => ({
    title: 'The report that is to be undone was never counted',
    advice: 'Open the part and check its counts.',
  }),
  'malformed-request': () => ({
    title: 'The server did not understand the report',
    advice: 'The page is older than the server: reload it and send the report again.',
  }),
};
