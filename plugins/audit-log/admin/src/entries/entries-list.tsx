import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { EmptyState, formatInstant, Tabular } from '../../../../../src/admin/kit';
import type { AuditRow } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { Entries } from '../use-entries';
import { Difference } from './difference';
import { useWords } from './use-words';

/** Four columns on a desk, one below the other on a phone. */
const Item = styled.li`
  display: grid;
  grid-template-columns: 15rem 17rem minmax(18rem, 1fr) minmax(24rem, 2fr);
  gap: 0.8rem 2rem;
  padding: 1.2rem 2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  overflow-wrap: anywhere;
  &:first-child {
    border-top: none;
  }
  @media (max-width: 1100px) {
    grid-template-columns: 1fr;
  }
`;

const TextLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
`;

function Actor({ row: { actor, address } }: { row: AuditRow }) {
  const say = useSay();
  const where = address ? say('entry.from', { address }) : null;
  return (
    <Flex direction="column" alignItems="flex-start">
      {actor.type === 'system' ? (
        <Typography>{say('actor.system')}</Typography>
      ) : (
        <TextLink to={{ search: new URLSearchParams({ user: `${actor.type}:${actor.id}` }).toString() }}>
          {actor.name}
        </TextLink>
      )}
      <Typography variant="pi" textColor="neutral600">
        {[actor.type === 'system' ? null : say(`actor.${actor.type}`), where].filter(Boolean).join(' · ')}
      </Typography>
    </Flex>
  );
}

/** Label codes have 13 letters and digits; everything else of a part is its documentId. */
const LABEL_CODE = /^[0-9A-HJKMNP-TV-Z]{13}$/;

function Subject({ row: { subject }, timeZone }: { row: AuditRow; timeZone: string }) {
  const words = useWords(timeZone);
  if (!subject) return null;
  const { type, id, name } = subject;
  const isBatch = type === 'part' && id !== null && LABEL_CODE.test(id);
  return (
    <Flex direction="column" alignItems="flex-start">
      {isBatch ? (
        <TextLink to={`/plugins/batches/${id}`}>{name ?? id}</TextLink>
      ) : (
        <Typography>{name ?? (id === null ? null : words.value(id, type))}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {[words.subject(type), isBatch && name ? id : null].filter(Boolean).join(' · ')}
      </Typography>
    </Flex>
  );
}

function Entry({ row, timeZone }: { row: AuditRow; timeZone: string }) {
  const { locale } = useIntl();
  const words = useWords(timeZone);
  return (
    <Item data-entry={row.action}>
      <div>
        <Typography tag="div">
          <Tabular>{formatInstant(row.at, locale, timeZone)}</Tabular>
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          № {row.id}
        </Typography>
      </div>
      <Actor row={row} />
      <div>
        <Typography fontWeight="semiBold" tag="div">
          {words.action(row.action)}
        </Typography>
        <Subject row={row} timeZone={timeZone} />
      </div>
      <Difference row={row} timeZone={timeZone} />
    </Item>
  );
}

/** Entries newest first, and a button for older ones. */
export function EntriesList({ entries }: { entries: Entries }) {
  const say = useSay();
  const { rows, timeZone, busy, hasMore, more } = entries;
  if (!rows) return null;
  if (rows.length === 0) return <EmptyState title={say('none')} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box tag="ol" background="neutral0" hasRadius shadow="tableShadow">
        {rows.map((row) => (
          <Entry key={row.id} row={row} timeZone={timeZone} />
        ))}
      </Box>
      {hasMore && (
        <Flex justifyContent="center">
          <Button variant="tertiary" loading={busy} disabled={busy} onClick={more} data-more>
            {say('more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
