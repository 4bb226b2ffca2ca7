import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page is served by the plugin at /scan/, its built files at /scan/assets/. */
export default defineConfig({
  root: here('.'),
  base: '/scan/',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: here('../../../public/scan-station'),
    emptyOutDir: true,
    target: 'es2020',
    // The Content-Security-Policy allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
