import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Preview, ProposedAct } from '../../../server/src/contracts';
import { useSay } from '../texts';

const Was = styled.s`
  color: ${({ theme }) => theme.colors.neutral600};
`;

interface ProposalsProps {
  preview: Preview;
  /** Ids of the proposals that are ticked. */
  accepted: readonly string[];
  disabled: boolean;
  onAccept(ids: string[]): void;
}

/** What is proposed for a batch; of a route the old one is struck and the new one bold, as every change on this page is. */
function Words({ act, designation, name, quantity, operations, operationsBefore }: ProposedAct) {
  const say = useSay();
  const part = designation ?? name ?? '–';
  if (act !== 'route') return <>{say(`proposal.${act}`, { part, n: quantity ?? 0 })}</>;
  const route = <strong>{(operations ?? []).join(' → ')}</strong>;
  if (operationsBefore === null)
    return (
      <>
        {say('proposal.routeFirst', { part })} {route}
      </>
    );
  return (
    <>
      {say('proposal.routeWas', { part })} <Was>{operationsBefore.join(' → ')}</Was>,{' '}
      {say('proposal.routeNew')} {route}
    </>
  );
}

/** What the file suggests for batches that exist. None is done unless it is ticked. */
export function Proposals({ preview, accepted, disabled, onAccept }: ProposalsProps) {
  const say = useSay();
  const { proposals } = preview;
  if (proposals.length === 0) return null;
  const ticked = new Set(accepted);
  const open = proposals.filter(({ refused }) => refused === null);
  const all = open.length > 0 && open.every(({ id }) => ticked.has(id));
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {say('proposals.title')}
      </Typography>
      <Box paddingTop={2} maxHeight="24rem" overflow="auto">
        <Flex direction="column" alignItems="flex-start" gap={2}>
          {open.length > 1 && (
            <Checkbox
              checked={all ? true : ticked.size > 0 ? 'indeterminate' : false}
              disabled={disabled}
              onCheckedChange={() => onAccept(all ? [] : open.map(({ id }) => id))}
            >
              {say('proposals.all', { n: open.length })}
            </Checkbox>
          )}
          {proposals.map((act) => (
            <Checkbox
              key={act.id}
              checked={ticked.has(act.id)}
              disabled={disabled || act.refused !== null}
              onCheckedChange={() =>
                onAccept(ticked.has(act.id) ? accepted.filter((id) => id !== act.id) : [...accepted, act.id])
              }
            >
              <Words {...act} />
              {act.refused && (
                <Typography variant="pi" tag="span" textColor="warning700">
                  {' '}
                  {say('proposal.refused', { why: act.refused.message })}
                </Typography>
              )}
            </Checkbox>
          ))}
        </Flex>
      </Box>
    </Box>
  );
}
