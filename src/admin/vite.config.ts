import type { Plugin, UserConfig } from 'vite';

/** Where Strapi keeps the browser's own function by which it shows buttons "once there is time". */
const SHIMS = '@strapi/admin/dist/admin/admin/src/utils/shims.mjs';
const ITS_OWN = ': requestIdleCallback;';
/** What can be done with a row stands there so soon at the latest. */
const LIMIT_MS = 200;

/**
 * Strapi shows what can be done with selected rows in an idle moment of the browser. A busy machine may have none for minutes: rows are
 * selected then, and no button comes. An idle moment is waited for so long at most.
 */
const idleMomentsHaveALimit: Plugin = {
  name: 'idle-moments-have-a-limit',
  enforce: 'pre',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').split('?')[0]?.endsWith(SHIMS)) return null;
    if (!code.includes(ITS_OWN))
      throw new Error(`${SHIMS} is not what it was; see src/admin/vite.config.ts.`);
    const limited = `: (callback, options) => requestIdleCallback(callback, { timeout: ${LIMIT_MS}, ...options });`;
    return { code: code.replace(ITS_OWN, limited), map: null };
  },
};

/** Strapi's own configuration of the panel's build, and what is ours. */
export default (config: UserConfig): UserConfig => ({
  ...config,
  plugins: [...(config.plugins ?? []), idleMomentsHaveALimit],
});
