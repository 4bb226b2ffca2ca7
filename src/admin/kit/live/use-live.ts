import { useEffect, useRef, useState } from 'react';
import { io } from 'socket.io-client';
import type { TrackingEvent } from '../../../tracking/contracts';
import { useApi, type Api } from '../use-api';

/** Whether changes are heard as they happen. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

interface Listener {
  onEvent(event: TrackingEvent): void;
  /** The connection is there (again): what is shown may be old, read it again. */
  onConnected(): void;
  /** How far an import is that runs now. Told while its transaction runs: nothing of it can be read yet. */
  onProgress?(progress: ImportProgress): void;
}

type ImportProgress = Extract<TrackingEvent, { name: 'import.progress' }>;

/** What the server tells at once: the newest of each batch, or that it is better to read again. */
interface Gathered {
  events: TrackingEvent[];
  readAgain: boolean;
}

const RETRY_MS = 1_000;
const MAX_RETRY_MS = 10_000;

function open(api: Api) {
  const { backendURL } = window.strapi as unknown as { backendURL: string };
  return io(backendURL, {
    path: '/realtime/socket.io',
    transports: ['websocket'],
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: MAX_RETRY_MS,
    // A ticket opens one socket, so every attempt brings a new one. Without a ticket the server
    // refuses, and the next attempt asks again.
    auth: (give) => {
      api.post<{ ticket: string }>('/realtime/ticket', {}).then(
        ({ ticket }) => give({ ticket, together: true }),
        () => give({}),
      );
    },
  });
}

/** Hear what happens while the page is open. */
export function useLive(listener: Listener): LiveState {
  const api = useApi();
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(listener);
  latest.current = listener;

  useEffect(() => {
    const socket = open(api);
    let timer: ReturnType<typeof setTimeout> | undefined;
    // socket.io does not try again by itself after a refusal; a right may come back.
    const tryAgain = () => {
      setState('reconnecting');
      if (socket.active) return;
      clearTimeout(timer);
      timer = setTimeout(() => socket.connect(), MAX_RETRY_MS / 2);
    };
    socket.on('connect', () => {
      setState('live');
      latest.current.onConnected();
    });
    socket.on('disconnect', tryAgain);
    socket.on('connect_error', tryAgain);
    socket.on('events', ({ events, readAgain }: Gathered) => {
      if (readAgain) latest.current.onConnected();
      for (const event of events) {
        if (event.name === 'import.progress') latest.current.onProgress?.(event);
        else latest.current.onEvent(event);
      }
    });
    return () => {
      clearTimeout(timer);
      socket.disconnect();
    };
  }, [api]);

  return state;
}
