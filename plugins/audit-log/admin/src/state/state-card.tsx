import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ErrorState, formatInstant, StatusMark, useLoad } from '../../../../../src/admin/kit';
import type { AuditState, AuditStateAnswer } from '../../../server/src/contracts';
import { useSay } from '../texts';

const Root = styled.code`
  font-size: 1.2rem;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral700};
`;

function Broken({ broken: { kind, entryId, seal } }: { broken: NonNullable<AuditState['broken']> }) {
  const say = useSay();
  const what = say(`state.${kind}`, { entry: String(entryId ?? ''), seal: String(seal ?? '') });
  return (
    <Box role="alert" data-state="broken">
      <Typography fontWeight="bold" textColor="danger700" tag="p">
        {say('state.broken')}: {what}
      </Typography>
      <Typography textColor="danger700" tag="p">
        {say('state.help')}
      </Typography>
    </Box>
  );
}

function Known({ state, timeZone }: { state: AuditState; timeZone: string }) {
  const say = useSay();
  const { locale } = useIntl();
  const { head, verifiedAt, broken } = state;
  const when = say('state.when', { at: formatInstant(verifiedAt, locale, timeZone) });
  const sealed = head.time ? say('state.sealed', { at: formatInstant(head.time, locale, timeZone) }) : null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {broken ? (
        <Broken broken={broken} />
      ) : (
        <span data-state="intact">
          <StatusMark status="good">{say('state.intact', { n: head.size })}</StatusMark>
        </span>
      )}
      <Typography variant="pi" textColor="neutral600">
        {[when, sealed].filter(Boolean).join(' · ')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {say('state.root')}: <Root data-root>{head.root}</Root>
      </Typography>
    </Flex>
  );
}

/** Whether the log is what it was when it was sealed, by the newest verification. */
export function StateCard({ timeZone }: { timeZone: string }) {
  const say = useSay();
  const { data: answer, failure, reload } = useLoad<AuditStateAnswer>('/audit-log/state');
  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!answer) return null;
  const state = answer.data;
  return (
    <Box
      tag="section"
      background={state?.broken ? 'danger100' : 'neutral0'}
      hasRadius
      shadow="tableShadow"
      padding={4}
      data-verification
    >
      {state ? (
        <Known state={state} timeZone={timeZone} />
      ) : (
        <StatusMark status="waiting">{say('state.never')}</StatusMark>
      )}
    </Box>
  );
}
