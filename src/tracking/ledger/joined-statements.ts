/** One statement is for at most this many parts. */
const MAX_JOINED = 64;

interface Waiting<Want, Found> {
  want: Want;
  resolve(found: Found): void;
  reject(error: unknown): void;
}

/**
 * Join what is asked for while another statement is under way into one statement: at low load each goes
 * out at once, at high load the database sees few statements for many requests.
 * @param read answers in the order of its wants; what it answers is never undefined
 * @param maxInFlight statements under way at once
 */
export function joinStatements<Want, Found>(
  read: (wants: Want[]) => Promise<Found[]>,
  maxInFlight: number,
): (want: Want) => Promise<Found> {
  const queue: Waiting<Want, Found>[] = [];
  let inFlight = 0;

  async function run(batch: Waiting<Want, Found>[]): Promise<void> {
    try {
      const found = await read(batch.map(({ want }) => want));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = found[index];
        if (answer === undefined) reject(new Error('A joined statement answered too few rows.'));
        else resolve(answer);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      inFlight -= 1;
      pump();
    }
  }

  function pump(): void {
    while (inFlight < maxInFlight && queue.length > 0) {
      inFlight += 1;
      void run(queue.splice(0, MAX_JOINED));
    }
  }

  return (want) =>
    new Promise<Found>((resolve, reject) => {
      queue.push({ want, resolve, reject });
      if (queue.length === 1) setImmediate(pump);
    });
}
