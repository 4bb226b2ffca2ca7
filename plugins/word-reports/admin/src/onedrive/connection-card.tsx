import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatDay, StatusMark, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { OneDriveState, OneDriveTest } from '../../../contracts';
import { useSay } from '../texts';

const DAY_MS = 86_400_000;
/** Getting a secret from an administrator takes a while. */
const SOON_DAYS = 30;

/** When the secret of the application expires, and what that means. */
function SecretLine({ expiresAt }: { expiresAt: string | null }) {
  const say = useSay();
  const { locale } = useIntl();
  if (expiresAt === null)
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('onedrive.secret.unknown')}
      </Typography>
    );
  const days = Math.floor((Date.parse(expiresAt) - Date.now()) / DAY_MS);
  const day = formatDay(expiresAt.slice(0, 10), locale);
  if (days < 0) return <Typography textColor="danger600">{say('onedrive.secret.over', { day })}</Typography>;
  return (
    <Typography textColor={days <= SOON_DAYS ? 'warning700' : 'neutral600'}>
      {say('onedrive.secret.days', { day, days })}
    </Typography>
  );
}

interface ConnectionCardProps {
  state: OneDriveState;
  /** The state may be another after a test. */
  onTested(): void;
}

/** Whose drive is connected, whether it works, and how long its secret does. */
export function ConnectionCard({ state, onTested }: ConnectionCardProps) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OneDriveTest | ApiFailure | null>(null);
  const test = (): void => {
    setBusy(true);
    api
      .post<OneDriveTest>('/word-reports/onedrive/test')
      .then(setOutcome, setOutcome)
      .finally(() => {
        setBusy(false);
        onTested();
      });
  };
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 24rem" minWidth="0">
          <Typography style={{ overflowWrap: 'anywhere' }}>
            {say('onedrive.user', { user: state.user })}
          </Typography>
          <SecretLine expiresAt={state.secretExpiresAt} />
        </Flex>
        <Button variant="tertiary" size="S" loading={busy} onClick={test}>
          {say('onedrive.test')}
        </Button>
      </Flex>
      <Box role="status" paddingTop={outcome ? 3 : 0}>
        {outcome instanceof Error && (
          <Typography tag="p" textColor="danger600">
            {outcome.message}
          </Typography>
        )}
        {outcome && !(outcome instanceof Error) && (
          <StatusMark status="good">
            {say('onedrive.works', { owner: outcome.owner ?? state.user })}
          </StatusMark>
        )}
      </Box>
    </Box>
  );
}

/** What an administrator has to set before anything works. */
export function NotConfigured({ missing }: { missing: readonly string[] }) {
  const say = useSay();
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Typography tag="p">{say('onedrive.missing')}</Typography>
      <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {missing.join(', ')}
      </Typography>
    </Box>
  );
}
