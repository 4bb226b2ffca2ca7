/** Label codes and QR matrices. Browsers import `./label-code` and `./stage-code` alone; the rest needs Node. */
export * from './label-code';
export { MAX_NEW_LABEL_CODES, newLabelCode, newLabelCodes } from './new-label-codes';
export { type QrMatrix, qrMatrix, QUIET_ZONE_MODULES } from './qr-matrix';
export { stageCode, stageInText } from './stage-code';
export { qrPng } from './qr-png';
export { qrPath } from './qr-path';
export { publicUrl, publicUrlIsGuessed } from './public-url';
