import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Defined, formatAgo, useApi, useMay } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

/** Devices are heard every five minutes while they keep something. */
const ASK_MS = 60_000;

/** A device tells the contents of no more reports at once. */
const MAX_TOLD = 100;

/** What one device keeps of one person; `GET /scan-station/devices`. */
interface DeviceOutbox {
  device: string;
  operator: string;
  waiting: number;
  refused: number;
  oldestAt: string;
  /** null: nobody was signed in there. */
  toldBy: string | null;
  toldAt: string;
}

interface Told {
  data: DeviceOutbox[];
  more: boolean;
}

function Row({ outbox, atMs }: { outbox: DeviceOutbox; atMs: number }) {
  const say = useSay();
  const { locale } = useIntl();
  const { device, operator, waiting, refused, oldestAt, toldBy, toldAt } = outbox;
  const ago = (moment: string): string =>
    formatAgo(Date.parse(moment), Math.max(Date.parse(moment), atMs), locale);
  const known = { device, oldest: ago(oldestAt), told: ago(toldAt) };
  return (
    <Flex direction="column" alignItems="flex-start" data-device={device}>
      <Typography fontWeight="bold" title={say('devices.definition')}>
        {say('devices.what', { operator, waiting, refused })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {waiting + refused > MAX_TOLD && `${say('devices.many')} `}
        {toldBy === null ? say('devices.where.alone', known) : say('devices.where', { ...known, toldBy })}
      </Typography>
    </Flex>
  );
}

/**
 * Whose reports known devices still keep, since when; the refused ones are settled at their batches. Nothing where they keep
 * none.
 * @param at when the page was read last
 */
export function DevicesPanel({ at }: { at: string }) {
  const say = useSay();
  const api = useApi();
  const may = useMay()('correct-others');
  const [{ data: outboxes, more }, setTold] = useState<Told>({ data: [], more: false });
  useEffect(() => {
    if (!may) return undefined;
    let isCurrent = true;
    const read = (): void =>
      // The list of last time stays where it cannot be read; the page says itself that it lost the server.
      void api.get<Told>('/scan-station/devices').then(
        (told) => isCurrent && setTold(told),
        () => undefined,
      );
    read();
    const timer = setInterval(read, ASK_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [api, may]);
  if (outboxes.length === 0) return null;
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5} data-device-outboxes>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="delta" tag="h2">
          <Defined definition={say('devices.definition')}>{say('devices.title')}</Defined>
        </Typography>
        {outboxes.map((outbox) => (
          <Row key={`${outbox.device} ${outbox.operator}`} outbox={outbox} atMs={Date.parse(at)} />
        ))}
        {more && <Typography variant="pi">{say('list.more', { count: outboxes.length })}</Typography>}
      </Flex>
    </Box>
  );
}
