import { useCallback, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import {
  ErrorState,
  formatInstant,
  KitPage,
  LoadingState,
  StatusMark,
  useFactoryZone,
  useLoad,
} from '../../../../../src/admin/kit';
import type { TvLink } from '../../../server/src/tv/contracts';
import { EndLink } from './end-link';
import { NewLink } from './new-link';
import { TV_LINKS_PATH } from './path';
import { useSay } from '../texts';

function LinkRow({ link, onEnded }: { link: TvLink; onEnded(): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const [asked, setAsked] = useState(false);
  const { name, createdAt, createdBy, lastAskedAt, revokedAt, revokedBy } = link;
  const close = useCallback(() => setAsked(false), []);
  const at = (instant: string) => formatInstant(instant, locale, timeZone);
  return (
    <Flex
      gap={4}
      wrap="wrap"
      justifyContent="space-between"
      data-tv-link={name}
      data-open={revokedAt === null}
    >
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 18rem" minWidth="0">
        <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say('tv.created', { at: at(createdAt), by: createdBy })} · {say('tv.lastAsked')}{' '}
          {lastAskedAt ? at(lastAskedAt) : say('tv.never')}
        </Typography>
      </Flex>
      {revokedAt === null ? (
        <Flex gap={4}>
          <StatusMark status="good">{say('tv.state.open')}</StatusMark>
          <Button
            size="S"
            variant="danger-light"
            aria-label={say('tv.revoke.name', { name })}
            onClick={() => setAsked(true)}
          >
            {say('tv.revoke')}
          </Button>
          {asked && <EndLink link={link} onEnded={onEnded} onClose={close} />}
        </Flex>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {say('tv.state.ended', { at: at(revokedAt), by: revokedBy ?? '' })}
        </Typography>
      )}
    </Flex>
  );
}

function Links({ links, onEnded }: { links: TvLink[]; onEnded(): void }) {
  const say = useSay();
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {links.length === 0 && <Typography textColor="neutral600">{say('tv.none')}</Typography>}
        {links.map((link) => (
          <LinkRow key={link.id} link={link} onEnded={onEnded} />
        ))}
      </Flex>
    </Box>
  );
}

/** Links for the screens on the shop floor: made, seen in use, ended. */
export function TvLinksPage() {
  const say = useSay();
  const { data, failure, reload } = useLoad<{ links: TvLink[] }>(TV_LINKS_PATH);
  return (
    <Page.Protect permissions={[{ action: 'plugin::dashboards.tv-links', subject: null }]}>
      <KitPage title={say('tv.title')} subtitle={say('tv.subtitle')}>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <NewLink onMade={reload} />
          {failure && <ErrorState failure={failure} onRetry={reload} />}
          {data ? <Links links={data.links} onEnded={reload} /> : !failure && <LoadingState />}
        </Flex>
      </KitPage>
    </Page.Protect>
  );
}
