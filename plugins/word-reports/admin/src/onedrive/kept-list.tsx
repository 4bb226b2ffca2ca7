import { Box, Flex, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { formatInstant, useFactoryZone, useLoad } from '../../../../../src/admin/kit';
import type { OneDriveKept } from '../../../contracts';
import { useSay } from '../texts';
import { Entry } from './entry';

/** Workbooks that were read before, each with the time of its data; nothing at all where none is kept. */
export function KeptList({ onTake }: { onTake(path: string): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  // Why Microsoft cannot be asked is told already: that this list cannot be had either would help nobody.
  const { data } = useLoad<OneDriveKept>('/word-reports/onedrive/kept');
  if (!data || data.workbooks.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="delta">
        {say('kept.title')}
      </Typography>
      <Typography textColor="neutral600">{say('kept.about')}</Typography>
      <Box maxHeight="36rem" overflow="auto">
        {data.workbooks.map(({ path, readAt }) => (
          <Entry key={path} type="button" onClick={() => onTake(path)}>
            <File aria-hidden />
            <span>{path}</span>
            <small>{say('asOf', { when: formatInstant(readAt, locale, timeZone) })}</small>
          </Entry>
        ))}
      </Box>
    </Flex>
  );
}
