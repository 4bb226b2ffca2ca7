import { useState } from 'react';
import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount, SearchBox, type ApiFailure } from '../../../../../src/admin/kit';
import type { PageFilter, RowStatus } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Every row of the tree. */
export const ALL_ROWS: PageFilter = { find: null, status: null };
const STATUSES: readonly RowStatus[] = ['new', 'changed', 'unchanged', 'refused'];
const ANY = 'all';

interface TreeFilterProps {
  filter: PageFilter;
  /** How many rows fit; null: they are on their way. */
  found: number | null;
  onFilter(filter: PageFilter): void;
  /** Tick every row that fits. */
  onTickAll(): Promise<void>;
}

/** Which rows of the tree are shown; those are ticked by one click. Stays as it is while the file is read anew. */
export function TreeFilter({ filter, found, onFilter, onTickAll }: TreeFilterProps) {
  const say = useSay();
  const { locale } = useIntl();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const tick = (): void => {
    setFailure(null);
    onTickAll().catch(setFailure);
  };
  return (
    <Box paddingBottom={4}>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <Box flex="2 1 20rem" minWidth="16rem">
          <SearchBox
            value={filter.find ?? ''}
            label={say('filter.find')}
            placeholder={say('filter.find')}
            onSearch={(words) => onFilter({ ...filter, find: words === '' ? null : words })}
          />
        </Box>
        <Box flex="1 1 14rem" minWidth="12rem">
          <SingleSelect
            size="S"
            aria-label={say('filter.status')}
            value={filter.status ?? ANY}
            onChange={(chosen) =>
              onFilter({ ...filter, status: STATUSES.find((status) => status === String(chosen)) ?? null })
            }
          >
            <SingleSelectOption value={ANY}>{say('filter.all')}</SingleSelectOption>
            {STATUSES.map((status) => (
              <SingleSelectOption key={status} value={status}>
                {say(`filter.${status}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        <Button size="S" variant="tertiary" disabled={!found} onClick={tick}>
          {say('filter.tick', { count: found === null ? '…' : formatCount(found, locale) })}
        </Button>
      </Flex>
      {found === 0 && (
        <Typography tag="p" textColor="neutral600" role="status">
          {say('filter.nothing')}
        </Typography>
      )}
      {failure && (
        <Typography tag="p" variant="pi" textColor="danger600" role="alert">
          {failure.message}
        </Typography>
      )}
    </Box>
  );
}
