import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const STOP_SIGNAL = path.resolve(__dirname, '..', '..', 'scripts', 'start', 'stop-signal.mjs');

/** A program that has something to end in order, below a shell, as npm starts it. */
function startBelowShell(environment: Record<string, string>) {
  const program = `
    import(${JSON.stringify(STOP_SIGNAL)}).then(({ stopSignal }) => {
      const stopping = stopSignal(() => undefined);
      stopping.holdOn();
      stopping.whenAsked(() => { console.log('in order'); process.exit(0); });
      const parent = process.ppid;
      const timer = setInterval(() => {
        if (process.ppid === parent) return;
        clearInterval(timer);
        // Longer than the program itself takes to see it.
        setTimeout(() => { console.log('left alone'); process.exit(0); }, 2000);
      }, 50);
      console.log('ready');
    });`;
  const shell = spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, program], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const said = async (words: string): Promise<void> => {
    while (!text.includes(words)) {
      const [chunk] = (await once(shell.stdout, 'data')) as [Buffer];
      text += chunk.toString();
    }
  };
  return { shell, said, text: () => text };
}

describe('the end of npm', () => {
  it('ends in order what npm has started, which never hears the signal itself', async () => {
    const { shell, said } = startBelowShell({ npm_lifecycle_event: 'start' });
    await said('ready');
    shell.kill('SIGKILL');
    await said('in order');
  }, 30_000);

  it('leaves alone what was started without npm: its terminal may be gone', async () => {
    const { shell, said, text } = startBelowShell({});
    await said('ready');
    shell.kill('SIGKILL');
    await said('left alone');
    expect(text()).toBe('ready\nleft alone\n');
  }, 30_000);
});
