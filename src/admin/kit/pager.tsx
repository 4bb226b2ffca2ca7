import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount } from './formats';
import { useKitSay } from './kit-texts';

interface PagerProps {
  /** Pages count from 1. */
  pagination: { page: number; pageCount: number };
  onPage(page: number): void;
}

/** Previous and next page of a list; nothing where there is only one. */
export function Pager({ pagination: { page, pageCount }, onPage }: PagerProps) {
  const say = useKitSay();
  const { locale } = useIntl();
  if (pageCount <= 1 && page === 1) return null;
  return (
    <Flex gap={4} justifyContent="center" wrap="wrap">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {say('pager.previous')}
      </Button>
      <Typography aria-live="polite">
        {say('pager.page', { page: formatCount(page, locale), count: formatCount(pageCount, locale) })}
      </Typography>
      <Button variant="tertiary" disabled={page >= pageCount} onClick={() => onPage(page + 1)}>
        {say('pager.next')}
      </Button>
    </Flex>
  );
}
