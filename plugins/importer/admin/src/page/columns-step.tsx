import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { FIELDS, type MappedField, type Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { ColumnChips, columnChoice, columnName, useColumnDrop } from './column-chips';
import { lacksNames, withColumn } from './mapping';
import { Panel } from './understood';
import type { ImportActions } from './use-import';

const NONE = '-';

const Grid = styled.div`
  display: grid;
  grid-template-columns: minmax(14rem, 1fr) minmax(18rem, 2fr) minmax(14rem, 3fr);
  column-gap: 2.4rem;
  align-items: center;

  @media (max-width: 48rem) {
    grid-template-columns: 1fr 1.5fr;

    .samples {
      display: none;
    }
  }
`;

/** A field of ours, across all columns of the grid: a column of the file may be dropped anywhere on it. */
const FieldLine = styled.div<{ $over: boolean }>`
  grid-column: 1 / -1;
  display: grid;
  grid-template-columns: subgrid;
  align-items: center;
  margin: 0 -0.8rem;
  padding: 0.4rem 0.8rem;
  border-radius: 4px;
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : 'transparent')};
  outline: ${({ theme, $over }) => ($over ? `2px dashed ${theme.colors.primary600}` : 'none')};
`;

interface ColumnsStepProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

interface FieldRowProps extends ColumnsStepProps {
  field: MappedField;
  label: string;
}

function FieldRow({ field, label, preview, busy, onWish }: FieldRowProps) {
  const say = useSay();
  const column = preview.columns.find((candidate) => candidate.field === field);
  const give = (chosen: string | null): void => {
    if ((column?.column ?? null) !== chosen) onWish({ mapping: withColumn(preview.mapping, field, chosen) });
  };
  const [over, dropped] = useColumnDrop(busy, (letters) => {
    // It may come from another window.
    if (preview.columns.some((own) => own.column === letters)) give(letters);
  });
  return (
    <FieldLine $over={over} data-field={field} {...dropped}>
      <Typography fontWeight={column ? 'semiBold' : 'regular'}>{label}</Typography>
      <SingleSelect
        size="S"
        aria-label={label}
        value={column?.column ?? NONE}
        disabled={busy}
        customizeContent={() => (column ? columnName(column) : say('columns.none'))}
        onChange={(chosen) => give(String(chosen) === NONE ? null : String(chosen))}
      >
        <SingleSelectOption value={NONE}>{say('columns.none')}</SingleSelectOption>
        {preview.columns.map((own) => (
          <SingleSelectOption key={own.column} value={own.column}>
            {columnChoice(own)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Box className="samples" overflow="hidden">
        <Typography ellipsis textColor="neutral600" tag="p">
          {column?.samples.join(' · ') ?? ''}
        </Typography>
      </Box>
    </FieldLine>
  );
}

/** Without a column that names the parts there is nothing to go on with. */
function NeedsNames({ onOtherRow }: { onOtherRow(): void }) {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap" role="status" background="warning100" hasRadius padding={4}>
      <Typography textColor="neutral800">{say('columns.needed')}</Typography>
      <Button variant="tertiary" onClick={onOtherRow}>
        {say('columns.otherRow')}
      </Button>
    </Flex>
  );
}

/** Step 2: our fields left, columns of the file right, with sample values; chosen from a list, or dragged. */
export function ColumnsStep({ onOtherRow, ...props }: ColumnsStepProps & { onOtherRow(): void }) {
  const say = useSay();
  const { ownFields } = props.preview;
  return (
    <Panel title={say('columns.title')}>
      {lacksNames(props.preview) && <NeedsNames onOtherRow={onOtherRow} />}
      <ColumnChips columns={props.preview.columns} disabled={props.busy} />
      <Grid>
        <Typography variant="sigma" textColor="neutral600">
          {say('columns.ours')}
        </Typography>
        <Typography variant="sigma" textColor="neutral600">
          {say('columns.theirs')}
        </Typography>
        <Typography variant="sigma" textColor="neutral600" className="samples">
          {say('columns.samples')}
        </Typography>
        {FIELDS.map((field) => (
          <FieldRow key={field} field={field} label={say(`field.${field}`)} {...props} />
        ))}
        {ownFields.length > 0 && (
          <Typography variant="sigma" textColor="neutral600" style={{ gridColumn: '1 / -1' }}>
            {say('columns.own')}
          </Typography>
        )}
        {ownFields.map(({ field, label }) => (
          <FieldRow key={field} field={field} label={label} {...props} />
        ))}
      </Grid>
      <Flex>
        <Typography variant="pi" textColor="neutral600">
          {say('columns.rest')}
        </Typography>
      </Flex>
    </Panel>
  );
}
