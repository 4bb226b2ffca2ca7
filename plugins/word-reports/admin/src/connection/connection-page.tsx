import { useState } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import {
  ErrorState,
  KitPage,
  LoadingState,
  Panel,
  StatusMark,
  useApi,
  useLoad,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { OneDriveSettingsView, OneDriveTest } from '../../../contracts';
import { SecretLine } from '../onedrive/secret-line';
import { useSay } from '../texts';
import { VariablesTable } from './variables-table';

/** What the test met with: the drive that was reached, or what is wrong and who mends it. */
function Outcome({ outcome }: { outcome: OneDriveTest | ApiFailure }) {
  const say = useSay();
  if (outcome instanceof Error)
    return (
      <Box background="danger100" hasRadius padding={4}>
        <Typography tag="p" textColor="danger700">
          {outcome.message}
        </Typography>
      </Box>
    );
  const { owner, webUrl } = outcome;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <StatusMark status="good">{say('connection.works')}</StatusMark>
      <Typography tag="p">
        {owner === null ? say('connection.reached') : say('connection.reachedOf', { owner })}
      </Typography>
      {webUrl !== null && (
        <Link href={webUrl} isExternal>
          {say('connection.open')}
        </Link>
      )}
    </Flex>
  );
}

/** Signs in and looks into the drive. @param onTested the day of the secret may be known now */
function ConnectionTest({ ready, onTested }: { ready: boolean; onTested(): void }) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OneDriveTest | ApiFailure | null>(null);
  const test = (): void => {
    setBusy(true);
    setOutcome(null);
    api
      .post<OneDriveTest>('/word-reports/onedrive/test')
      .then(setOutcome, setOutcome)
      .finally(() => {
        setBusy(false);
        onTested();
      });
  };
  return (
    <Panel title={say('connection.test')}>
      <Typography tag="p" textColor="neutral600">
        {say(ready ? 'connection.test.about' : 'connection.test.missing')}
      </Typography>
      <Flex>
        <Button variant="secondary" loading={busy} disabled={!ready || busy} onClick={test}>
          {say('onedrive.test')}
        </Button>
      </Flex>
      <Box role="status">{outcome && <Outcome outcome={outcome} />}</Box>
    </Panel>
  );
}

function Settings({ view, onTested }: { view: OneDriveSettingsView; onTested(): void }) {
  const say = useSay();
  const { variables, secretExpiresAt, secretExpiryFrom } = view;
  const ready = variables.every(({ isSet, isNeeded }) => isSet || !isNeeded);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <ConnectionTest ready={ready} onTested={onTested} />
      <Panel title={say('connection.secret')}>
        <SecretLine expiresAt={secretExpiresAt} />
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`connection.secret.${secretExpiryFrom ?? 'nobody'}`)}
        </Typography>
      </Panel>
      <Panel title={say('connection.variables')}>
        <Typography tag="p" textColor="neutral600">
          {say('connection.variables.about')}
        </Typography>
        <VariablesTable variables={variables} />
      </Panel>
    </Flex>
  );
}

/** The settings of the connection to OneDrive: whether it works, how long its secret is good, what is set. */
export function ConnectionPage() {
  const say = useSay();
  return (
    <Page.Protect permissions={[{ action: 'plugin::word-reports.connection', subject: null }]}>
      <KitPage title={say('connection.title')} subtitle={say('connection.subtitle')}>
        <Loaded />
      </KitPage>
    </Page.Protect>
  );
}

function Loaded() {
  const { data, failure, reload } = useLoad<OneDriveSettingsView>('/word-reports/onedrive/settings');
  if (data) return <Settings view={data} onTested={reload} />;
  return failure ? <ErrorState failure={failure} onRetry={reload} /> : <LoadingState />;
}
