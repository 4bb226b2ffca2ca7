import { isHostileText } from './hostile-text';

/** No door of ours needs more, and Strapi parses the query in time that grows faster than its length. */
export const MAX_URL_LENGTH = 8_192;

/** A percent sign without two hexadecimal digits. */
const STRAY_PERCENT = /%(?![0-9a-f]{2})/i;

/** Whether a request's target is too long, does not decode to UTF-8, or hides a NUL. */
export function isHostileUrl(url: string): boolean {
  if (url.length > MAX_URL_LENGTH || STRAY_PERCENT.test(url)) return true;
  if (!url.includes('%')) return isHostileText(url);
  try {
    return isHostileText(decodeURIComponent(url));
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}
