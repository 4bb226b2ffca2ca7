import type { Texts } from './texts';

/** So many, as a place is told. */
const pieces = (count: number): string => `${count} ${count === 1 ? 'piece' : 'pieces'}`;

/** What is said of a report once it is made. */
export const ENGLISH_RESULTS: Pick<Texts, 'counted' | 'kept' | 'refused'> = {
  counted: {
    title: 'Counted',
    replayed: (time) => `Already counted at ${time}`,
    undone: (who) => `It was undone later by ${who}.`,
    remains: (count) => `${count} remain here`,
    next: 'Next',
    same: 'Same part again',
    undo: {
      offer: 'Undo',
      sending: 'Undoing…',
      done: 'Undone',
      kept: 'The undo is kept on this device and goes out when the connection is back.',
    },
  },
  kept: {
    why: { offline: 'No connection.', busy: 'The server does not answer.' },
    title: { report: 'Your report is kept.', undo: 'Your undo is kept.', call: 'Your call is kept.' },
    text: {
      offline:
        'It is saved on this device and will be sent when the connection is back. Nothing is counted twice.',
      busy: 'It is saved on this device and will be sent when the server answers. Nothing is counted twice.',
    },
    stays: 'It is saved on this device and goes out right after that. Nothing is counted twice.',
    waits: {
      settling: (what) => `Waiting: settle “${what}” first`,
      maker: (what, who) => `Waiting: ${who} or the foreman settles “${what}” first`,
      release: () => 'Waiting until the hold is released; then it goes by itself',
    },
    again: 'Send again',
    sending: 'Sending…',
    next: 'Next label',
    notDurable:
      'This browser keeps nothing: leave the page open until the report is sent, and open it in an ordinary window.',
    notKept:
      'The storage of this device is full, the report was not kept: free some space or use another device',
    mayBeEvicted:
      'The browser has not promised to keep this. Do not clear its data; install the page on the home screen to be sure.',
    nearlyFull:
      'The storage of this device is nearly full, what is kept may be lost. Free some space and wait until it is sent.',
    allSent: 'Everything is sent',
    refused: 'Not counted by the server',
    refusedActs: 'Refused by the server',
    look: 'Look at it',
    undo: (what) => `Undo: ${what}`,
    ownOnly: (who) => `Goes out when ${who} signs in, or the foreman settles it.`,
  },
  refused: {
    where: 'Where the pieces are',
    place: (waiting, operation, stage) => `${pieces(waiting)} at ${operation}. ${stage}`,
    with: (operator) => `last reported by ${operator}`,
    sentBy: (operator) => `sent on by ${operator}`,
    notCounted: 'Not counted',
    notUndone: 'Not undone',
    notCalled: 'The foreman was not called',
    putAside: 'Keep it for the foreman, work on',
    workOn: 'Work on',
    undoRest: (what) => `Undo ${what}`,
    restAdvice: 'Undo what has not gone further; tell the foreman of the rest.',
    openMeans: 'The report stays on this device until you have sent the corrected one.',
    openRemoves: 'Opening the part takes this off the device.',
    foreign: (who) => `Only ${who}, once signed in, or the foreman corrects or removes it.`,
    remove: 'Remove, do not correct',
    removeSurely: 'Surely remove it? Tap again',
    settled: 'This report has been counted or settled meanwhile: open the part and check what is left',
    again: 'Send again',
    open: 'Open the part again',
    openValid: 'Open the valid label',
  },
};
