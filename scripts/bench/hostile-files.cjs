/** The very files that the tests are made of: their types are taken away as they are loaded. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const SUPPORT = path.join(__dirname, '..', '..', 'tests', 'support');
const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };

/** @param {string} name of a module in tests/support that needs no other modules but those in `known` */
function load(name, known = {}) {
  const file = path.join(SUPPORT, `${name}.ts`);
  const { outputText } = transpileModule(readFileSync(file, 'utf8'), { compilerOptions });
  const loaded = { exports: {} };
  const get = (wanted) => known[wanted] ?? Module.createRequire(file)(wanted);
  new Function('exports', 'require', 'module', outputText)(loaded.exports, get, loaded);
  return loaded.exports;
}

const files = load('hostile-files', { './zip-file': load('zip-file') });
/** @type {readonly [reason: string, fileName: string, make: () => Buffer][]} */
exports.HOSTILE_FILES = files.HOSTILE_FILES;
/** @type {() => Buffer} */
exports.mergedTable = files.mergedTable;
