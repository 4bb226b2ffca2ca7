/** How often it is looked whether npm is still there. */
const LOOK_MS = 500;

/**
 * npm hands a signal to the shell between it and this program, and both end; this program hears nothing of it and finds
 * itself under another parent.
 * @param {() => void} hear
 */
function hearOfNpm(hear) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    hear();
  }, LOOK_MS);
  timer.unref();
}

/**
 * Ctrl-C, SIGTERM, the closing of the terminal and the end of npm, heard once. While the product is only being built
 * they end this program at once; afterwards whoever has registered ends its part in order.
 * @param {(text: string) => void} say
 * @returns {{ asked(): boolean, whenAsked(act: () => void): void, holdOn(): void }} holdOn: from now on
 *   there is something to end in order
 */
export function stopSignal(say) {
  let asked = false;
  let mustWait = false;
  let act = () => undefined;
  const hear = () => {
    if (asked) return;
    asked = true;
    if (!mustWait) process.exit(130);
    say('\nStopping: requests in flight finish, then the server ends, then the database ...');
    act();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, hear);
  hearOfNpm(hear);
  return {
    asked: () => asked,
    whenAsked: (wish) => {
      act = wish;
      if (asked) act();
    },
    holdOn: () => {
      mustWait = true;
    },
  };
}
