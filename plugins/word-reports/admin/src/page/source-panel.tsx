import { useState } from 'react';
import { Checkbox, Field, Flex, Tabs, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { Panel, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { UploadView } from '../../../contracts';
import { useSay } from '../texts';
import { OneDriveSource } from '../onedrive/onedrive-source';
import { SaveOptions } from '../onedrive/save-options';
import { BatchRange } from './batch-range';
import { FileButton } from './file-button';
import { SheetRows } from './sheet-rows';
import { SubjectSelect } from './subject-select';
import { ofKind, type Change, type Choice, type SourceKind } from './use-choice';

interface SourceProps {
  choice: Choice;
  onChange: Change;
}

/** On a phone the tabs are wider than the panel: they take a second line, so that none is out of sight. */
const Wrapped = styled.div`
  [role='tablist'] {
    flex-wrap: wrap;
  }

  [role='tab'] {
    flex: 1 0 auto;
    white-space: nowrap;
  }
`;

const KINDS: readonly SourceKind[] = ['workbook', 'onedrive', 'part', 'product'];

/** Sends a workbook to the server; its first sheet with rows is chosen. */
function useUploading(onChange: Change) {
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const take = (file: File): void => {
    const form = new FormData();
    form.append('file', file, file.name);
    setBusy(true);
    api
      .post<UploadView>('/word-reports/uploads', form)
      .then(
        (taken) => {
          const sheet = taken.sheets.find(({ rows }) => rows > 0) ?? taken.sheets[0];
          onChange({ upload: taken, sheet: sheet?.name ?? null, rows: [] });
        },
        (failure: ApiFailure) => toggleNotification({ type: 'danger', message: failure.message }),
      )
      .finally(() => setBusy(false));
  };
  return { busy, take };
}

function Workbook({ choice, onChange }: SourceProps) {
  const say = useSay();
  const { busy, take } = useUploading(onChange);
  const { upload } = choice;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} wrap="wrap">
        <FileButton
          label={say(upload ? 'workbook.another' : 'workbook.choose')}
          accept=".xlsx,.csv,.txt,.tsv"
          busy={busy}
          onFile={take}
        />
        {upload && <Typography>{upload.fileName}</Typography>}
      </Flex>
      {upload && (
        <SheetRows
          id={upload.id}
          address={`/word-reports/uploads/${upload.id}/rows`}
          sheets={upload.sheets}
          choice={choice}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}

function Product({ choice, onChange }: SourceProps) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <SubjectSelect
        kind="product"
        chosen={choice.product}
        onChange={(product) => onChange({ product, firstBatch: null, lastBatch: null })}
      />
      <Checkbox
        checked={choice.eachPart}
        onCheckedChange={(eachPart) => onChange({ eachPart: eachPart === true })}
      >
        {say('product.each')}
      </Checkbox>
      {choice.product !== null && <BatchRange choice={choice} onChange={onChange} />}
    </Flex>
  );
}

/** What the report is about, how its file is called and whether it is saved to OneDrive too. */
export function SourcePanel({ choice, canSave, onChange }: SourceProps & { canSave: boolean }) {
  const say = useSay();
  const example = `{{${say('pattern.field')}}}`;
  return (
    <Panel title={say('source')}>
      <Tabs.Root
        value={choice.kind}
        onValueChange={(kind: string) => onChange(ofKind(choice, kind as SourceKind))}
      >
        <Wrapped>
          <Tabs.List aria-label={say('source')}>
            {KINDS.map((kind) => (
              <Tabs.Trigger key={kind} value={kind}>
                {say(`source.${kind}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Wrapped>
      </Tabs.Root>
      {choice.kind === 'workbook' && <Workbook choice={choice} onChange={onChange} />}
      {choice.kind === 'onedrive' && <OneDriveSource choice={choice} onChange={onChange} />}
      {choice.kind === 'part' && (
        <SubjectSelect kind="part" chosen={choice.part} onChange={(part) => onChange({ part })} />
      )}
      {choice.kind === 'product' && <Product choice={choice} onChange={onChange} />}
      <Field.Root name="pattern" hint={say('pattern.hint', { example })}>
        <Field.Label>{say('pattern')}</Field.Label>
        <TextInput
          value={choice.pattern}
          maxLength={200}
          placeholder={example}
          onChange={(event: { target: { value: string } }) => onChange({ pattern: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
      {canSave && <SaveOptions save={choice.save} onChange={(save) => onChange({ save })} />}
    </Panel>
  );
}
