import { useEffect, useState } from 'react';
import type { FactoryView } from '../../../tracking/contracts';
import { useApi } from '../use-api';

/** The zone of whoever looks; told where the server does not say the factory's. */
export const ZONE_HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

let known: string | null = null;

/** The factory's zone (IANA name), asked for once in the life of the panel's window; null until the server has said it. */
export function useFactoryZone(): string | null {
  const api = useApi();
  const [zone, setZone] = useState(known);
  useEffect(() => {
    if (zone !== null) return undefined;
    const controller = new AbortController();
    const take = (timeZone: string): void => {
      if (!controller.signal.aborted) setZone(timeZone);
    };
    api.get<FactoryView>('/tracker/factory', { signal: controller.signal }).then(
      ({ timeZone }) => {
        known = timeZone;
        take(timeZone);
      },
      () => take(ZONE_HERE),
    );
    return () => controller.abort();
  }, [api, zone]);
  return zone;
}
