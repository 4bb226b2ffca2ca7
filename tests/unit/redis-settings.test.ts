import tracker from '../../config/tracker';

/** The address of a Redis as an environment with this REDIS_URL gives it. */
function redisUrlOf(address?: string): string {
  const env = Object.assign(
    (name: string, otherwise: string) => (name === 'REDIS_URL' ? (address ?? otherwise) : otherwise),
    {
      int: (_: string, otherwise: number) => otherwise,
      bool: (_: string, otherwise: boolean) => otherwise,
      array: (_: string, otherwise: string[]) => otherwise,
    },
  );
  return tracker({ env } as never).redisUrl;
}

it('takes the address of a Redis, and tells no password of one that it refuses', () => {
  expect(redisUrlOf()).toBe('');
  for (const address of ['redis://:secret@redis.factory:6379', 'rediss://redis.factory']) {
    expect(redisUrlOf(address)).toBe(address);
  }
  for (const address of ['redis.factory:6379', 'http://:secret@redis.factory', 'redis://', 'yes']) {
    expect(() => redisUrlOf(address)).toThrow(
      /^REDIS_URL must be an address such as redis:\/\/:password@redis\.factory:6379\.$/,
    );
  }
});
