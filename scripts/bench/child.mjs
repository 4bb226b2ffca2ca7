import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PROJECT_DIR = path.join(import.meta.dirname, '..', '..');

/**
 * A child process that answers one message with one message.
 * @param {string} file
 * @param {Record<string, string>} [env]
 */
export function startChild(file, env = {}) {
  const child = fork(file, {
    cwd: PROJECT_DIR,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = async () => {
    const settled = new AbortController();
    const { signal } = settled;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${file} ended before it answered.`);
    });
    try {
      const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
      return message;
    } finally {
      ended.catch(() => undefined);
      settled.abort();
    }
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    answer,
    /** @param {unknown} message */
    ask(message) {
      const promised = answer();
      child.send(message);
      return promised;
    },
    /** Ends it; one that has ended already stays so. */
    async stop(message = 'stop') {
      if (hasEnded()) return;
      const ended = once(child, 'exit');
      child.send(message);
      await ended;
    },
    async kill() {
      if (hasEnded()) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
