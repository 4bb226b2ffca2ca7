import { Button, Flex, Typography } from '@strapi/design-system';
import type { AuditRow } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { Filter } from './filters';

interface FocusProps {
  filter: Filter;
  rows: AuditRow[] | null;
  onFilter(change: Partial<Filter>): void;
}

/** That the log shows one person or one batch only, and the way back to everything. */
export function Focus({ filter: { user, part }, rows, onFilter }: FocusProps) {
  const say = useSay();
  if (!user && !part) return null;
  const own = rows?.find(({ actor }) => `${actor.type}:${actor.id}` === user);
  const words = [
    user ? say('filter.user', { name: own?.actor.name ?? user }) : null,
    part ? say('filter.part', { code: part }) : null,
  ];
  return (
    <Flex gap={4} wrap="wrap" background="primary100" hasRadius padding={3} data-focus>
      <Typography fontWeight="semiBold">{words.filter(Boolean).join(' · ')}</Typography>
      <Button size="S" variant="tertiary" onClick={() => onFilter({ user: '', part: '' })}>
        {say('filter.clear')}
      </Button>
    </Flex>
  );
}
