import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount } from '../../../../src/admin/kit';
import type { Pagination } from '../../server/src/contracts';
import { useSay } from './texts';

/** Previous and next page of a list; nothing where there is only one. */
export function Pager({ pagination, onPage }: { pagination: Pagination; onPage(page: number): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const { page, pageCount } = pagination;
  if (pageCount === 1 && page === 1) return null;
  return (
    <Flex gap={4} justifyContent="center">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {say('pager.previous')}
      </Button>
      <Typography>
        {say('pager.page', { page: formatCount(page, locale), count: formatCount(pageCount, locale) })}
      </Typography>
      <Button variant="tertiary" disabled={page >= pageCount} onClick={() => onPage(page + 1)}>
        {say('pager.next')}
      </Button>
    </Flex>
  );
}
