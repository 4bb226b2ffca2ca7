import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The file in which the service worker stands; its names of files are filled in by the build. */
const WORKER_FILE = 'worker.js';

/** Where the page is served. */
const BASE = '/scan/';

/** What the page needs besides the files of the build. */
const PUBLIC_FILES = ['manifest.webmanifest', 'icon-192.png', 'icon-512.png'];

/**
 * Tells the page where the words of each language are, so that it asks for them beside its program, and
 * tells the service worker which files belong to this build, and its version: a hash of all of them.
 * A browser takes a worker for new when a byte of it has changed.
 */
function offlineFiles(): Plugin {
  return {
    name: 'offline-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER_FILE];
      const page = bundle['index.html'];
      if (worker?.type !== 'chunk' || page?.type !== 'asset') {
        return this.error('The build has no page or no service worker.');
      }
      const words = (language: string): string => {
        const file = Object.keys(bundle).find((name) => name.startsWith(`assets/${language}-`));
        if (file === undefined) return this.error(`The build has no words in ${language}.`);
        return `${BASE}${file}`;
      };
      page.source = String(page.source)
        .replace('__WORDS_RU__', words('ru'))
        .replace('__WORDS_EN__', words('en'));
      const assets = Object.keys(bundle).filter((name) => name !== WORKER_FILE && name !== 'index.html');
      const files = [...assets.sort(), ...PUBLIC_FILES].map((name) => `${BASE}${name}`);
      const version = createHash('sha256')
        .update(page.source)
        .update(worker.code)
        .update(files.join('\n'))
        .digest('hex')
        .slice(0, 16);
      worker.code = worker.code
        .replace(/(['"`])__FILES__\1/, JSON.stringify(files))
        // Terser may have made it a part of a longer text.
        .replace('__VERSION__', version);
      if (/__(FILES|VERSION)__/.test(worker.code) || !worker.code.includes(version))
        this.error('The service worker was not told its files and its version.');
    },
  };
}

/** Half a kilobyte of idb that the page has no use for: nobody here walks through a store with `for await`. */
function withoutIterators(): Plugin {
  return {
    name: 'without-iterators',
    transform(code, id) {
      if (!id.endsWith('/idb/build/index.js')) return null;
      const [from, to] = [code.indexOf('const advanceMethodProps'), code.lastIndexOf('export {')];
      if (from < 0 || to < from) return this.error('This idb is another one: look anew for its iterators.');
      return { code: code.slice(0, from) + code.slice(to), map: null };
    },
  };
}

/** A kilobyte and a half of the reader of codes: its table of all formats is for lists that nobody here asks for. */
function withoutListsOfFormats(): Plugin {
  return {
    name: 'without-lists-of-formats',
    transform(code, id) {
      if (!id.endsWith('/zxing-wasm/dist/es/share.js')) return null;
      const lean = code.replace(/(?<= = )e\.(?=filter|map)/g, '/* @__PURE__ */ e.');
      return lean === code
        ? this.error('This zxing-wasm is another one: look anew for its lists.')
        : { code: lean, map: null };
    },
  };
}

/** Half a kilobyte that loads styles ahead of a part of the page: no part that comes later has any. */
function withoutPreloading(): Plugin {
  return {
    name: 'without-preloading',
    enforce: 'pre',
    load: (id) => (id.endsWith('vite/preload-helper.js') ? LOADER : null),
  };
}

/** Of what vite puts around `import()` the page uses this: it is told where the server has no such file any more. */
const LOADER = `export const __vitePreload = (load) =>
  load().catch((error) => {
    window.dispatchEvent(new Event('vite:preloadError'));
    throw error;
  });`;

/** The page is served by the plugin at /scan/, its built files at /scan/assets/. */
export default defineConfig({
  root: here('.'),
  base: BASE,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  plugins: [withoutIterators(), withoutListsOfFormats(), withoutPreloading(), offlineFiles()],
  build: {
    outDir: here('../../../public/scan-station'),
    emptyOutDir: true,
    // Of what came after ES2020 the page uses fields of classes and `??=`: Chrome 85, Safari 14.1, Firefox 79.
    // Of the browser's own objects and functions tsconfig.json lets through what these have.
    target: 'es2022',
    // Smaller by 2 KB of 60 than esbuild makes it.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      toplevel: true,
      compress: {
        passes: 4,
        ecma: 2020,
        // True of our own code and of what it uses; the browser tests run what comes of it.
        ...{ pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
      },
    },
    // The Content-Security-Policy allows files of our own only.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: { index: here('index.html'), worker: here('worker/worker.ts') },
      output: {
        // A service worker keeps its address for ever; everything else is named by its content.
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER_FILE : 'assets/[name]-[hash].js'),
      },
    },
  },
});
