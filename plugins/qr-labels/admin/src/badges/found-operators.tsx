import { Button, Flex, Typography } from '@strapi/design-system';
import type { OperatorRows } from '../../../contracts';
import { useSay } from '../texts';
import { OperatorsTable, type Asked } from './operators-table';
import { withTicked, type Ticked } from './ticked';

interface FoundProps {
  data: OperatorRows;
  search: string;
  ticked: Ticked;
  onTick(ticked: Ticked): void;
  onAsk(asked: Asked): void;
}

/** How many are ticked, whatever is being looked for, and the way to untick them. */
function TickedLine({ data, ticked, onTick }: Pick<FoundProps, 'data' | 'ticked' | 'onTick'>) {
  const say = useSay();
  const missing = data.rows.filter(({ badgeIssuedAt, blocked }) => badgeIssuedAt === null && !blocked);
  return (
    <Flex gap={3} wrap="wrap">
      {ticked.size > 0 && (
        <>
          <Typography fontWeight="semiBold" aria-live="polite">
            {say('badges.ticked', { n: ticked.size })}
          </Typography>
          <Button variant="tertiary" size="S" onClick={() => onTick(new Map())}>
            {say('choice.clear')}
          </Button>
        </>
      )}
      <Button
        variant="tertiary"
        size="S"
        disabled={missing.length === 0}
        onClick={() => onTick(withTicked(ticked, missing))}
      >
        {say('badges.choose-missing')}
      </Button>
    </Flex>
  );
}

/** The operators that were found, to be ticked; ticks of those that are looked for no more stay. */
export function FoundOperators({ data, search, ticked, onTick, onAsk }: FoundProps) {
  const say = useSay();
  if (data.rows.length === 0 && ticked.size === 0)
    return (
      <Typography textColor="neutral600">{say(search === '' ? 'badges.first' : 'badges.empty')}</Typography>
    );
  return (
    <>
      <TickedLine {...{ data, ticked, onTick }} />
      {data.rows.length === 0 ? (
        <Typography textColor="neutral600">{say('badges.empty')}</Typography>
      ) : (
        <OperatorsTable rows={data.rows} ticked={ticked} onTick={onTick} onAsk={onAsk} />
      )}
      {data.hasMore && <Typography textColor="neutral600">{say('badges.more')}</Typography>}
    </>
  );
}
