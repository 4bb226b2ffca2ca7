/** The address that labels lead to is the one that phones are shown, too. */
export { publicUrl, publicUrlIsGuessed } from '../../../../src/codes';
