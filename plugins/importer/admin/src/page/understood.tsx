import type { ReactNode } from 'react';
import { Box, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { BOM_FORMATS, type Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { NO_HEADING } from './no-heading';
import { AsLastTime, Confidence } from './read-as';
import { SheetChoice, SheetsNotice } from './joined-sheets';
import type { ImportActions } from './use-import';

const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'cp866', 'koi8-r'] as const;
const DELIMITERS = [';', ',', '\t', '|'] as const;
const QUANTITIES = ['per-parent', 'per-product'] as const;
/** Titles and stamps above a heading take some dozens of rows. */
const HEADER_ROWS = 200;
const asChoice = (value: string) => ({ value, label: value });

interface Choice {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  disabled: boolean;
  onChoose(value: string): void;
}

function Select({ label, value, options, disabled, onChoose }: Choice) {
  const say = useSay();
  return (
    <Box flex="1 1 18rem" minWidth="16rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          size="S"
          aria-label={label}
          value={value ?? ''}
          placeholder={say('understood.unknown')}
          disabled={disabled}
          onChange={(chosen) => onChoose(String(chosen))}
        >
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

/** A white box with a heading. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
        {children}
      </Flex>
    </Box>
  );
}

interface UnderstoodProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

/** Encoding and separator, which only text files have. */
function TextFileSelects({ preview, busy, onWish }: UnderstoodProps) {
  const say = useSay();
  const delimiterName = (delimiter: string) => (delimiter === '\t' ? say('delimiter.tab') : delimiter);
  return (
    <>
      <Select
        label={say('understood.encoding')}
        value={preview.encoding}
        options={ENCODINGS.map(asChoice)}
        disabled={busy}
        onChoose={(value) => onWish({ encoding: ENCODINGS.find((encoding) => encoding === value) })}
      />
      <Select
        label={say('understood.delimiter')}
        value={preview.delimiter}
        options={DELIMITERS.map((value) => ({ value, label: delimiterName(value) }))}
        disabled={busy}
        onChoose={(value) => onWish({ delimiter: DELIMITERS.find((delimiter) => delimiter === value) })}
      />
    </>
  );
}

/** Where in the file the table stands. */
function PlaceSelects({ preview, busy, onWish }: UnderstoodProps) {
  const say = useSay();
  const count = Math.max(HEADER_ROWS, preview.headerRow ?? 0);
  const rows = Array.from({ length: count }, (_, index) => String(index + 1));
  return (
    <>
      {preview.fileKind === 'xlsx' && (
        <Select
          label={say('understood.sheet')}
          value={preview.sheet}
          options={preview.sheets.map(asChoice)}
          disabled={busy}
          onChoose={(sheet) =>
            onWish({ sheet, joinedSheets: undefined, headerRow: undefined, mapping: undefined })
          }
        />
      )}
      <Select
        label={say('understood.header')}
        value={preview.headerRow === null ? null : String(preview.headerRow)}
        options={[{ value: String(NO_HEADING), label: say('understood.noHeader') }, ...rows.map(asChoice)]}
        disabled={busy}
        onChoose={(row) => onWish({ headerRow: Number(row), mapping: undefined })}
      />
    </>
  );
}

/** What was understood of the file, each a small select to say otherwise. */
export function Understood(props: UnderstoodProps) {
  const say = useSay();
  const { preview, busy, onWish } = props;
  return (
    <Panel title={say('understood.title')}>
      <AsLastTime {...props} />
      <Confidence preview={preview} />
      <SheetsNotice {...props} />
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <Select
          label={say('understood.format')}
          value={preview.format}
          options={BOM_FORMATS.map((value) => ({ value, label: say(`format.${value}`) }))}
          disabled={busy}
          onChoose={(value) => onWish({ format: BOM_FORMATS.find((format) => format === value) })}
        />
        {preview.executions.length > 0 && (
          <Select
            label={say(preview.executionsAre === 'orders' ? 'understood.order' : 'understood.execution')}
            value={preview.execution}
            options={preview.executions.map(asChoice)}
            disabled={busy}
            onChoose={(execution) => onWish({ execution })}
          />
        )}
        <PlaceSelects {...props} />
        {preview.fileKind === 'csv' && <TextFileSelects {...props} />}
        <Select
          label={say('understood.quantity')}
          value={preview.quantityMeans}
          options={QUANTITIES.map((value) => ({ value, label: say(`quantity.${value}`) }))}
          disabled={busy}
          onChoose={(value) => onWish({ quantityMeans: QUANTITIES.find((means) => means === value) })}
        />
      </Flex>
      {/* What is ticked is of this reading. */}
      <SheetChoice key={preview.previewId} {...props} />
    </Panel>
  );
}
