/** The address that labels lead to is the one that phones are shown, too. */
export { publicUrl } from '../../../../src/codes';
