import { OneAtATime } from './one-at-a-time';

it('runs tasks one after the other, in order', async () => {
  const queue = new OneAtATime(10);
  const told: string[] = [];
  const task = (name: string) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    return name;
  };
  const results = await Promise.all([queue.run(task('a')), queue.run(task('b'))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(results).toEqual([{ value: 'a' }, { value: 'b' }]);
});

it('goes on after a task that failed', async () => {
  const queue = new OneAtATime(10);
  const failed = queue.run(() => Promise.reject(new Error('broken')));
  const next = queue.run(() => Promise.resolve('fine'));
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toEqual({ value: 'fine' });
});

it('turns away who comes when too many wait, and nobody after', async () => {
  const queue = new OneAtATime(2);
  const answers = await Promise.all([1, 2, 3].map((value) => queue.run(() => Promise.resolve(value))));
  expect(answers).toEqual([{ value: 1 }, { value: 2 }, null]);
  expect(await queue.run(() => Promise.resolve(4))).toEqual({ value: 4 });
});
