const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');

/**
 * The application under test runs from dist. A test that imports a file of src or of a plugin's
 * server gets the built one too: else it would hold a second copy of the module, with its own state.
 */
module.exports = (request, options) => {
  if (request.startsWith('.') && options.basedir.startsWith(path.join(root, 'tests'))) {
    const target = path.relative(root, path.resolve(options.basedir, request));
    const isServer = /^src\/(?!admin\/)/.test(target) || /^plugins\/[^/]+\/server\//.test(target);
    if (isServer) return options.defaultResolver(path.join(root, 'dist', target), options);
  }
  return options.defaultResolver(request, options);
};
