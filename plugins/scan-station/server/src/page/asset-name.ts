const CONTENT_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

/** Names as the build makes them: no folder, no leading dot, one extension. */
const ASSET_NAME = /^[A-Za-z0-9_-]{1,100}\.([a-z0-9]{2,11})$/;

/** The content type of an asset of the build; null for a name that the build never makes. */
export function contentTypeOf(file: string): string | null {
  const extension = ASSET_NAME.exec(file)?.[1];
  if (extension === undefined || !Object.hasOwn(CONTENT_TYPES, extension)) return null;
  return CONTENT_TYPES[extension] ?? null;
}
