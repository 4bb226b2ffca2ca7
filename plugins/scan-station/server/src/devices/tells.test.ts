import { MAX_DEVICES, MAX_TELLS, Tells } from './tells';

const MINUTE_MS = 60_000;

it('lets a device tell so often in ten minutes, and then wait for their end', () => {
  const tells = new Tells();
  for (let count = 0; count < MAX_TELLS; count += 1) expect(tells.waitSeconds('a', count)).toBeNull();
  expect(tells.waitSeconds('a', MINUTE_MS)).toBe(540);
  expect(tells.waitSeconds('b', MINUTE_MS)).toBeNull();
  expect(tells.waitSeconds('a', 10 * MINUTE_MS - 1)).toBe(1);
  expect(tells.waitSeconds('a', 10 * MINUTE_MS)).toBeNull();
});

it('remembers a bounded number of devices', () => {
  const tells = new Tells();
  for (let device = 0; device <= MAX_DEVICES; device += 1) tells.waitSeconds(String(device), 0);
  expect(tells.size).toBe(MAX_DEVICES);
});
