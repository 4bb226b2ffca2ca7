import { joinStatements } from './joined-statements';

/** A read that answers when it is told to, and remembers what it was asked. */
function controlledRead() {
  const asked: number[][] = [];
  const answers: (() => void)[] = [];
  const read = (wants: number[]) => {
    asked.push(wants);
    return new Promise<string[]>((resolve) => {
      answers.push(() => resolve(wants.map((want) => `found ${want}`)));
    });
  };
  return { asked, answers, read };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it('joins what is asked for in one turn, and gives everybody the own answer', async () => {
  const { asked, answers, read } = controlledRead();
  const join = joinStatements(read, 1);
  const all = Promise.all([join(1), join(2), join(3)]);
  await nextTurn();
  expect(asked).toEqual([[1, 2, 3]]);
  answers[0]?.();
  expect(await all).toEqual(['found 1', 'found 2', 'found 3']);
});

it('has no more statements under way than allowed; who comes later shares the next one', async () => {
  const { asked, answers, read } = controlledRead();
  const join = joinStatements(read, 2);
  const found = [join(1)];
  await nextTurn();
  found.push(join(2));
  await nextTurn();
  found.push(join(3), join(4));
  await nextTurn();
  expect(asked).toEqual([[1], [2]]);
  answers[1]?.();
  expect(await found[1]).toBe('found 2');
  await nextTurn();
  expect(asked).toEqual([[1], [2], [3, 4]]);
  answers[0]?.();
  answers[2]?.();
  expect(await Promise.all(found)).toEqual(['found 1', 'found 2', 'found 3', 'found 4']);
});

it('puts at most 64 into one statement', async () => {
  const { asked, read } = controlledRead();
  const join = joinStatements(read, 1);
  for (let want = 0; want < 100; want += 1) void join(want);
  await nextTurn();
  expect(asked.map((wants) => wants.length)).toEqual([64]);
});

it('tells everybody of a failure, and goes on with the next', async () => {
  let fails = true;
  const join = joinStatements((wants: number[]) => {
    if (fails) return Promise.reject(new Error('The database is gone.'));
    return Promise.resolve(wants);
  }, 1);
  const answers = await Promise.allSettled([join(1), join(2)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await join(3)).toBe(3);
});

it('refuses an answer with too few rows', async () => {
  const join = joinStatements((wants: number[]) => Promise.resolve(wants.slice(1)), 1);
  const answers = await Promise.allSettled([join(1), join(2)]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: 2 },
    { status: 'rejected', reason: new Error('A joined statement answered too few rows.') },
  ]);
});
