import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { Preview, ProposedAct } from '../../../server/src/contracts';
import { useSay } from '../texts';

interface ProposalsProps {
  preview: Preview;
  /** Ids of the proposals that are ticked. */
  accepted: readonly string[];
  disabled: boolean;
  onAccept(ids: string[]): void;
}

function useWords() {
  const say = useSay();
  return ({ act, designation, name, quantity, operations }: ProposedAct): string => {
    const part = designation ?? name ?? '–';
    return act === 'route'
      ? say('proposal.route', { part, route: (operations ?? []).join(' → ') })
      : say(`proposal.${act}`, { part, n: quantity ?? 0 });
  };
}

/** What the file suggests for batches that exist. None is done unless it is ticked. */
export function Proposals({ preview, accepted, disabled, onAccept }: ProposalsProps) {
  const say = useSay();
  const words = useWords();
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
              {words(act)}
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
