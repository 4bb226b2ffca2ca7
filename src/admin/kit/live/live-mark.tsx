import { useEffect, useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Tabular } from '../figure';
import { formatAgo } from '../formats';
import { useKitSay } from '../kit-texts';
import type { LiveState } from './use-live';

const Dot = styled.span<{ $state: LiveState }>`
  flex: none;
  width: 1rem;
  height: 1rem;
  border-radius: 50%;
  background: ${({ theme, $state }) =>
    theme.colors[$state === 'live' ? 'success500' : $state === 'connecting' ? 'neutral400' : 'warning500']};
`;

/** Whether the page is live, and how old what it shows is. */
export function LiveMark({ state, readAtMs }: { state: LiveState; readAtMs: number | null }) {
  const say = useKitSay();
  const { locale } = useIntl();
  const [nowMs, setNowMs] = useState(Date.now());

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <Flex gap={2} wrap="wrap" data-live={state}>
      <Dot $state={state} aria-hidden />
      <Typography variant="pi" role="status">
        {say(`live.${state}`)}
      </Typography>
      {readAtMs !== null && (
        <Typography variant="pi" textColor="neutral600">
          <Tabular>
            {say('live.updated', { ago: formatAgo(readAtMs, Math.max(nowMs, readAtMs), locale) })}
          </Tabular>
        </Typography>
      )}
    </Flex>
  );
}
