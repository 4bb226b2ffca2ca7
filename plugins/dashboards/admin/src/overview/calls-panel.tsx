import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Defined, CallRow, useApi, useMay } from '../../../../../src/admin/kit';
import type { OpenCall } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import { FirstOnes } from './first-ones';

const Panel = styled(Box)`
  border-left: 4px solid ${({ theme }) => theme.colors.danger500};
`;

const Name = styled(Link)`
  color: ${({ theme }) => theme.colors.danger700};
  font-size: 1.4rem;
  font-weight: 600;
`;

/** `GET /tracker/calls`; `more`: there are others. */
interface OpenCalls {
  data: OpenCall[];
  more: boolean;
}

function nameOf({ part, product }: OpenCall): string {
  const { designation, name } = part;
  return [designation, name, product.orderNumber].filter(Boolean).join(' · ');
}

/**
 * Operators who call the foreman, those first to whom nobody comes yet; nothing where nobody does.
 * @param at when the page was read last; the list is read again with it
 */
export function CallsPanel({ at, onAnswered }: { at: string; onAnswered(): void }) {
  const say = useSay();
  const api = useApi();
  const may = useMay()('view-parts');
  const [{ data: calls, more }, setListed] = useState<OpenCalls>({ data: [], more: false });
  useEffect(() => {
    if (!may) return undefined;
    let isCurrent = true;
    // The list of last time stays where it cannot be read; the page says itself that it lost the server.
    api.get<OpenCalls>('/tracker/calls').then(
      (listed) => isCurrent && setListed(listed),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [api, may, at]);
  if (calls.length === 0) return null;
  return (
    <Panel tag="section" background="danger100" hasRadius padding={5} data-calls>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2" textColor="danger700">
          <Defined definition={say('calls.definition')}>
            {say(more ? 'calls.titleMore' : 'calls.title', { n: calls.length })}
          </Defined>
        </Typography>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} code={call.part.code} atMs={Date.parse(at)} onDone={onAnswered}>
            <Name to={`/plugins/batches/${call.part.code}`}>{nameOf(call)}</Name>
          </CallRow>
        ))}
        <FirstOnes shown={calls.length} more={more} />
      </Flex>
    </Panel>
  );
}
