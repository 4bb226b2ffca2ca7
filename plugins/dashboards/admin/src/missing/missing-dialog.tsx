import { useState } from 'react';
import {
  Box,
  Button,
  Flex,
  Modal,
  Table,
  Tbody,
  Td,
  TextButton,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  Defined,
  EmptyState,
  ErrorState,
  formatCount,
  LoadingState,
  NumberTh,
  StackedRows,
  Tabular,
  useLoad,
} from '../../../../../src/admin/kit';
import type { MissingPart, MissingParts, PartRow } from '../../../server/src/contracts';
import { ExportButtons } from '../export-buttons';
import { NameLink } from '../name-link';
import { useSay } from '../texts';

const WordsCell = styled(Td)`
  white-space: normal;
  min-width: 14rem;
`;

const COLUMNS = ['part', 'perAssembly', 'needed', 'finished', 'missing', 'where'] as const;

type Counted = 'perAssembly' | 'needed' | 'finished' | 'missing';

function Count({ value, of, strong }: { value: number; of: Counted; strong?: boolean }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Td data-label={say(`missing.${of}`)} title={say(`missing.${of}.definition`)}>
      <Typography textAlign="right" tag="div" fontWeight={strong ? 'bold' : 'regular'}>
        <Tabular>{formatCount(value, locale)}</Tabular>
      </Typography>
    </Td>
  );
}

function Component({ part }: { part: MissingPart }) {
  const say = useSay();
  const { locale } = useIntl();
  const { code, designation, name, perAssembly, needed, finished, missing, stages } = part;
  const where = stages.map(({ stage, waiting }) => `${stage} ${formatCount(waiting, locale)}`).join(', ');
  return (
    <Tr data-missing={designation ?? name ?? code}>
      <WordsCell>
        <NameLink to={`/plugins/batches/${code}`}>
          {[designation, name].filter(Boolean).join(' · ') || code}
        </NameLink>
      </WordsCell>
      <Count value={perAssembly} of="perAssembly" />
      <Count value={needed} of="needed" />
      {missing === null ? (
        <Td colSpan={3}>
          <Typography variant="pi" textColor="neutral600">
            {say('missing.untracked')}
          </Typography>
        </Td>
      ) : (
        <>
          <Count value={finished} of="finished" />
          <Count value={missing} of="missing" strong={missing > 0} />
          <WordsCell
            title={say('missing.where.definition')}
            {...(missing > 0 ? { 'data-label': say('missing.where') } : {})}
          >
            {missing > 0 && <Typography variant="pi">{where || say('missing.notStarted')}</Typography>}
          </WordsCell>
        </>
      )}
    </Tr>
  );
}

function Components({ data }: { data: MissingParts }) {
  const say = useSay();
  const { locale } = useIntl();
  const { components, assembly } = data;
  if (components.length === 0) return <EmptyState title={say('missing.none')} />;
  const isComplete = components.every(({ missing }) => (missing ?? 0) === 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography data-assemblies>
        <Defined definition={say('missing.quantity.definition')}>
          {say('missing.quantity', { n: formatCount(assembly.quantity, locale) })}
        </Defined>
      </Typography>
      {isComplete && <Typography fontWeight="bold">{say('missing.nothing')}</Typography>}
      <StackedRows>
        <Table colCount={COLUMNS.length} rowCount={components.length + 1}>
          <Thead>
            <Tr>
              {COLUMNS.map((column) => {
                const Cell = column === 'part' || column === 'where' ? Th : NumberTh;
                return (
                  <Cell key={column}>
                    <Typography variant="sigma">
                      {column === 'part' ? (
                        say('missing.part')
                      ) : (
                        <Defined definition={say(`missing.${column}.definition`)}>
                          {say(`missing.${column}`)}
                        </Defined>
                      )}
                    </Typography>
                  </Cell>
                );
              })}
            </Tr>
          </Thead>
          <Tbody>
            {components.map((part) => (
              <Component key={part.code} part={part} />
            ))}
          </Tbody>
        </Table>
      </StackedRows>
    </Flex>
  );
}

function MissingDialog({ part, onClose }: { part: PartRow; onClose(): void }) {
  const say = useSay();
  const path = `/dashboards/parts/${part.code}/missing`;
  const { data, failure, reload } = useLoad<MissingParts>(path);
  const name = [part.designation, part.name].filter(Boolean).join(' · ');
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content style={{ width: 'min(96rem, 96vw)', maxWidth: '96vw' }}>
        <Modal.Header gap={4}>
          <Modal.Title>{say('missing.title', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
              <Box flex="1 1 30rem">
                <Typography variant="pi" textColor="neutral600">
                  {say('missing.definition')}
                </Typography>
              </Box>
              {data && data.components.length > 0 && (
                <ExportButtons path={path} name={`missing-parts_${part.code}`} />
              )}
            </Flex>
            {failure && <ErrorState failure={failure} onRetry={reload} />}
            {data ? <Components data={data} /> : !failure && <LoadingState />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('missing.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Opens what is missing for an assembly. */
export function MissingButton({ part }: { part: PartRow }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton onClick={() => setOpen(true)} data-missing-of={part.code}>
        {say('missing.button')}
      </TextButton>
      {open && <MissingDialog part={part} onClose={() => setOpen(false)} />}
    </>
  );
}
