import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Run one of our JavaScript programs under this Node and wait for its end. Node itself is started
 * and not a shell wrapper, so that ending the child ends the work.
 * @param {string} projectDir
 * @param {string} program relative to the project
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @param {{ quiet?: boolean }} [options] quiet: show the output only when it fails
 * @returns {Promise<string>} what it wrote to stdout when quiet, else an empty string
 */
export function run(projectDir, program, args, env = {}, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(projectDir, program), ...args], {
      cwd: projectDir,
      // Strapi loads Vite in a way that Vite deprecates; nobody here can change that.
      env: {
        ...process.env,
        ...{ STRAPI_TELEMETRY_DISABLED: 'true', VITE_CJS_IGNORE_WARNING: 'true' },
        ...env,
      },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const endChild = () => child.kill('SIGTERM');
    process.once('exit', endChild);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => (stdout += chunk));
    child.stderr?.on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', endChild);
      if (code === 0) return resolve(stdout);
      reject(
        new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}.\n${stdout}${stderr}`.trim()),
      );
    });
  });
}
