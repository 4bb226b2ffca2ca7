import type { Core } from '@strapi/strapi';
import { connectionConfig } from '../../../../src/schema';
import { measureSockets } from '../../../../src/metrics';
import { onTrackingEvent, type TrackingEvent } from '../../../../src/tracking';
import { AnnouncementBus } from './bus/announcement-bus';
import { LiveSockets, type SocketLimits } from './sockets/live-sockets';
import ticketController from './tickets/ticket-controller';

interface Wires {
  bus: AnnouncementBus;
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

async function connectWires(strapi: Core.Strapi): Promise<void> {
  const sockets = new LiveSockets(strapi, limitsOf(strapi));
  measureSockets(() => sockets.count);
  const bus = new AnnouncementBus(connectionConfig(strapi), {
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
