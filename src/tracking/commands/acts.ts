/** Every act on one batch that is performed like the others; a new one is a file and a line here. */
export { cancelAct } from './cancel-part';
export { addAct, withdrawAct } from './change-quantity';
export { holdAct, releaseHoldAct } from './hold';
export { setLineAct } from './set-line';
export { reverseSplitAct, splitAct } from './split';
export { voidLabelAct } from './void-label';
