/**
 * One reading for everybody who asks at the same time: all open dashboards read again after the
 * same event. A reading that began before an event is not handed to who asks after it: an answer is
 * shared only with those who asked before it began.
 */
export function shared<Answer>(read: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | null = null;
  let next: Promise<Answer> | null = null;

  function start(): Promise<Answer> {
    const reading = read().finally(() => {
      if (running === reading) running = null;
    });
    running = reading;
    return reading;
  }

  return () => {
    if (!running) return start();
    next ??= running
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}

/** `shared` for readings that depend on a wish: who asks the same at the same time shares. Nothing is kept. */
export function sharedByKey<Wish extends object, Answer>(
  read: (wish: Wish) => Promise<Answer>,
): ((wish: Wish) => Promise<Answer>) & { size(): number } {
  const readers = new Map<string, { ask: () => Promise<Answer>; askers: number }>();

  async function ask(wish: Wish): Promise<Answer> {
    const key = JSON.stringify(wish);
    const reader = readers.get(key) ?? { ask: shared(() => read(wish)), askers: 0 };
    readers.set(key, reader);
    reader.askers += 1;
    try {
      return await reader.ask();
    } finally {
      reader.askers -= 1;
      if (reader.askers === 0) readers.delete(key);
    }
  }
  return Object.assign(ask, { size: () => readers.size });
}
