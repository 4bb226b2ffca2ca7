import type { Core } from '@strapi/strapi';
import { connectionConfig } from '../../../../src/schema';
import { measureSockets } from '../../../../src/metrics';
import { onTrackingEvent, type TrackingEvent } from '../../../../src/tracking';
import { AnnouncementBus } from './bus/announcement-bus';
import type { BusHandlers, EventBus } from './bus/event-bus';
import { RedisBus } from './bus/redis-bus';
import { LiveSockets, type SocketLimits } from './sockets/live-sockets';
import ticketController from './tickets/ticket-controller';

interface Wires {
  bus: EventBus;
  sockets: LiveSockets;
  stopListening: () => void;
}

const wires = new WeakMap<Core.Strapi, Wires>();

const LIMITS: SocketLimits = {
  maxSockets: 2_000,
  maxSocketsPerPerson: 50,
  maxSocketsPerSession: 20,
  maxSocketsPerAddress: 200,
};

function limitsOf(strapi: Core.Strapi): SocketLimits {
  return { ...LIMITS, ...strapi.config.get<Partial<SocketLimits>>('plugin::realtime', {}) };
}

/** The same for all processes of an installation, and for no other one's: the database that they share. */
async function installationOf(strapi: Core.Strapi): Promise<string> {
  const { rows } = await strapi.db.connection.raw<{ rows: { name: string }[] }>(
    `select system_identifier || '-' || d.oid as name from pg_control_system(), pg_database d where d.datname = current_database()`,
  );
  return rows[0]?.name ?? '';
}

/** PostgreSQL, which is there anyway; Redis where one is named. */
async function busOf(strapi: Core.Strapi, sockets: LiveSockets, handlers: BusHandlers): Promise<EventBus> {
  const redisUrl = strapi.config.get<string>('tracker.redisUrl', '');
  if (redisUrl === '') return new AnnouncementBus(connectionConfig(strapi), handlers);
  return new RedisBus(redisUrl, await installationOf(strapi), sockets, handlers);
}

async function connectWires(strapi: Core.Strapi): Promise<void> {
  const sockets = new LiveSockets(strapi, limitsOf(strapi));
  measureSockets(() => sockets.count);
  const bus = await busOf(strapi, sockets, {
    onEvents: (events) => events.forEach((event) => sockets.tell(event)),
    onGap: () => sockets.makeAllReadAgain(),
    onError: (error) => strapi.log.warn(`Events between processes: ${String(error)}`),
  });
  await bus.start();
  const stopListening = onTrackingEvent((event: TrackingEvent) => {
    sockets.tell(event);
    bus.announce(event);
  });
  wires.set(strapi, { bus, sockets, stopListening });
}

/** Facts after their commit, told to everybody who watches. */
export default {
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    return connectWires(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    const connected = wires.get(strapi);
    wires.delete(strapi);
    connected?.stopListening();
    await connected?.sockets.close();
    await connected?.bus.stop();
  },
  controllers: { ticket: ticketController },
  routes: {
    admin: {
      type: 'admin',
      routes: [
        {
          method: 'POST',
          path: '/ticket',
          handler: 'ticket.create',
          config: {
            policies: [
              'admin::isAuthenticatedAdmin',
              { name: 'admin::hasPermissions', config: { actions: ['plugin::dashboards.view'] } },
            ],
          },
        },
      ],
    },
  },
};
