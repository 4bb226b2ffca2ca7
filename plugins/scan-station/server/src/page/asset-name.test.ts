import { contentTypeOf } from './asset-name';

describe('contentTypeOf', () => {
  it('knows what the build makes', () => {
    expect(contentTypeOf('index-Bd3_x-9a.js')).toBe('text/javascript; charset=utf-8');
    expect(contentTypeOf('index-C0ffee12.css')).toBe('text/css; charset=utf-8');
    expect(contentTypeOf('zxing_reader-C0ffee12.wasm')).toBe('application/wasm');
    expect(contentTypeOf('manifest.webmanifest')).toBe('application/manifest+json; charset=utf-8');
  });

  it.each([
    '',
    '.js',
    '../index.html',
    '..%2f..%2f.env',
    '..',
    'a/b.js',
    'a\\b.js',
    'index.js.map',
    'index.html',
    'x.constructor',
    'x.toString',
    'a\u0000.js',
    `${'a'.repeat(101)}.js`,
    'я.js',
  ])('refuses %j', (name) => {
    expect(contentTypeOf(name)).toBeNull();
  });
});
