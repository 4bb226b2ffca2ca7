/**
 * Ctrl-C, SIGTERM and the closing of the terminal, heard once. While the product is only being built
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
