import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** One entry on its way through winston; the text to write stands under this symbol. */
interface LogInfo {
  level: string;
  message: unknown;
  stack?: unknown;
  [key: string | symbol]: unknown;
}

const LEVELS = ['error', 'warn', 'info', 'http', 'verbose', 'debug', 'silly'];
const TEXT = Symbol.for('message');
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** One JSON object a line, for whatever collects the logs in production. */
const jsonLines = {
  transform(info: LogInfo): LogInfo {
    const { level, message, stack, ...rest } = info;
    const text = message instanceof Error ? message.message : message;
    const line = {
      time: new Date().toISOString(),
      level,
      message: typeof text === 'string' ? text.replace(COLOURS, '') : text,
      ...((stack ?? (message instanceof Error && message.stack))
        ? { stack: stack ?? (message as Error).stack }
        : {}),
      ...rest,
    };
    return { ...info, [TEXT]: JSON.stringify(line) };
  },
};

/** LOG_LEVEL in any spelling (the Flask original wrote INFO); LOG_FORMAT json or text, json in production. */
export default ({ env }: { env: Env }) => {
  const isProduction = env('NODE_ENV') === 'production';
  const usual = isProduction ? 'info' : 'http';
  const wish = env('LOG_LEVEL', usual).toLowerCase().replace('warning', 'warn').replace('critical', 'error');
  const format = env('LOG_FORMAT', isProduction ? 'json' : 'text');
  return {
    level: LEVELS.includes(wish) ? wish : usual,
    ...(format === 'json' ? { format: jsonLines } : {}),
  };
};
