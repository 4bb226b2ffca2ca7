import type { ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatInstant, useFactoryZone } from '../../../../../src/admin/kit';
import type { BomFormat, Field as FieldName, Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { NO_HEADING } from './no-heading';
import type { ImportActions } from './use-import';

interface ReadingProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

/** Below this a person is asked to look. */
const SURE = 0.6;

/** The column that tells the structure, where one does. */
const TELLING: Partial<Record<BomFormat, FieldName>> = {
  'dotted-number': 'number',
  'level-column': 'level',
  'level-columns': 'level',
  'parent-column': 'parent',
  'group-column': 'group',
};

function Line({ children }: { children: ReactNode }) {
  return (
    <Typography tag="p" textColor="neutral700">
      {children}
    </Typography>
  );
}

/** How sure the recognition is, and what else would fit. */
export function Confidence({ preview }: { preview: Preview }) {
  const say = useSay();
  const { format, confidence, alternatives, otherSheets, columns } = preview;
  if (format === null) return null;
  const telling = columns.find(({ field }) => field !== null && field === TELLING[format]);
  const column = telling ? say('understood.column', { header: telling.header || telling.column }) : '';
  const percent = Math.round((confidence ?? 0) * 100);
  const words = { format: say(`format.${format}`).toLowerCase(), column, percent: String(percent) };
  const others = alternatives.map((other) => say(`format.${other.format}`).toLowerCase());
  return (
    <Box>
      <Line>{say((confidence ?? 0) >= SURE ? 'understood.sure' : 'understood.likely', words)}</Line>
      {others.length > 0 && <Line>{say('understood.others', { list: others.join(', ') })}</Line>}
      {otherSheets.length > 0 && (
        <Line>{say('understood.otherSheets', { list: otherSheets.slice(0, 10).join(', ') })}</Line>
      )}
    </Box>
  );
}

/** Read as last time, by whom and when; one click goes back to what is recognised. */
export function AsLastTime({ preview, busy, onWish }: ReadingProps) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const { remembered } = preview;
  if (remembered === null) return null;
  const when = formatInstant(remembered.at, locale, timeZone);
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" data-remembered>
      <Line>{say('remembered.said', { by: remembered.by ?? say('history.nobody'), when })}</Line>
      <Button
        variant="tertiary"
        disabled={busy}
        onClick={() =>
          onWish({ remembered: false, mapping: undefined, format: undefined, quantityMeans: undefined })
        }
      >
        {say('remembered.leave')}
      </Button>
    </Flex>
  );
}

/** Where in the file the table stands, and how its texts and quantities were read. */
function useFacts({ sheet, headerRow, encoding, delimiter, fileKind, quantityMeans }: Preview): string {
  const say = useSay();
  const facts = [
    fileKind === 'xlsx' && sheet !== null ? say('read.sheet', { sheet }) : null,
    headerRow === null || headerRow === NO_HEADING
      ? say('read.noHeader')
      : say('read.header', { row: String(headerRow) }),
    encoding,
    delimiter === null
      ? null
      : say('read.delimiter', { delimiter: delimiter === '\t' ? say('delimiter.tab') : delimiter }),
    say('read.quantity', { means: say(`quantity.${quantityMeans}`) }),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** What the program understood, told where the tree is checked; whoever doubts it goes back and says otherwise. */
export function ReadAs({ onChange, ...props }: ReadingProps & { onChange(): void }) {
  const say = useSay();
  const facts = useFacts(props.preview);
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      role="group"
      aria-label={say('read.title')}
      data-read-as
    >
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <Box flex="1 1 24rem" minWidth="0">
          <Confidence preview={props.preview} />
          <Line>{facts}</Line>
        </Box>
        <Button variant="tertiary" disabled={props.busy} onClick={onChange}>
          {say('read.change')}
        </Button>
      </Flex>
      <AsLastTime {...props} />
    </Flex>
  );
}
