import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { OneDriveState } from '../../../contracts';
import { useMayAlso } from '../page/use-may-also';
import { useSay } from '../texts';
import { SecretLine } from './secret-line';

/** Where the connection is tested, for whoever may. */
function ToSettings() {
  const say = useSay();
  if (!useMayAlso('connection')) return null;
  return (
    <LinkButton tag={Link} to="/settings/onedrive" variant="tertiary" size="S">
      {say('onedrive.settings')}
    </LinkButton>
  );
}

/** Whose drive is connected, and how long the secret is good. */
export function ConnectionCard({ state }: { state: OneDriveState }) {
  const say = useSay();
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 24rem" minWidth="0">
          <Typography style={{ overflowWrap: 'anywhere' }}>
            {say('onedrive.user', { user: state.user })}
          </Typography>
          <SecretLine expiresAt={state.secretExpiresAt} />
        </Flex>
        <ToSettings />
      </Flex>
    </Box>
  );
}

/** What an administrator has to set before anything works. */
export function NotConfigured({ missing }: { missing: readonly string[] }) {
  const say = useSay();
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography tag="p">{say('onedrive.missing')}</Typography>
        <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
          {missing.join(', ')}
        </Typography>
        <ToSettings />
      </Flex>
    </Box>
  );
}
