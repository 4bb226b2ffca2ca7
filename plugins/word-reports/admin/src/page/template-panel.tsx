import { useState } from 'react';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { DialogFrame, Panel, saveFile, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { TemplateList, TemplateView } from '../../../contracts';
import { useSay } from '../texts';
import { FileButton } from './file-button';
import { useMayAlso } from './use-may-also';
import type { Change } from './use-choice';

const STARTERS = ['starter', 'route-sheet'] as const;

interface TemplatePanelProps {
  list: TemplateList;
  chosen: string | null;
  onChange: Change;
  reload(): void;
}

function useFailure(): (failure: unknown) => void {
  const { toggleNotification } = useNotification();
  return (failure) => toggleNotification({ type: 'danger', message: (failure as ApiFailure).message });
}

/** Templates that the program makes, in the panel's language. */
function Starters() {
  const say = useSay();
  const api = useApi();
  const fail = useFailure();
  const { locale } = useIntl();
  const language = locale === 'ru' ? 'ru' : 'en';
  return (
    <Flex gap={2} wrap="wrap">
      <Typography variant="pi" textColor="neutral600">
        {say('starter.about')}
      </Typography>
      {STARTERS.map((kind) => (
        <Button
          key={kind}
          variant="tertiary"
          size="S"
          startIcon={<Download />}
          onClick={() =>
            void api
              .blob(`/word-reports/starter?kind=${kind}&language=${language}`)
              .then((file) => saveFile(file, `${say(`starter.${kind}`)}.docx`), fail)
          }
        >
          {say(`starter.${kind}`)}
        </Button>
      ))}
    </Flex>
  );
}

function ChosenTemplate({ template, onGone }: { template: TemplateView; onGone(): void }) {
  const say = useSay();
  const api = useApi();
  const fail = useFailure();
  const mayKeep = useMayAlso('templates');
  const [asking, setAsking] = useState(false);
  const path = `/word-reports/templates/${template.id}`;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiFailure | null>(null);
  const remove = (): void => {
    setBusy(true);
    api
      .del(path)
      .then(onGone, setRefused)
      .finally(() => setBusy(false));
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Download />}
        onClick={() =>
          void api.blob(`${path}/file`).then((file) => saveFile(file, `${template.name}.docx`), fail)
        }
      >
        {say('template.download')}
      </Button>
      {mayKeep && (
        <Button variant="danger-light" size="S" startIcon={<Trash />} onClick={() => setAsking(true)}>
          {say('template.delete')}
        </Button>
      )}
      {asking && (
        <DialogFrame
          title={say('template.delete.title', { name: template.name })}
          about={say('template.delete.about')}
          action={say('template.delete')}
          final
          ready
          busy={busy}
          failure={refused}
          onSend={remove}
          onClose={() => setAsking(false)}
        >
          {null}
        </DialogFrame>
      )}
    </Flex>
  );
}

/** The factory's templates, then those that come with the program. */
function TemplateSelect({ list, chosen, onChange }: Omit<TemplatePanelProps, 'reload'>) {
  const say = useSay();
  const { templates, builtIn } = list;
  return (
    <Field.Root name="template">
      <SingleSelect
        aria-label={say('template')}
        placeholder={say('template.none')}
        value={chosen ?? ''}
        onChange={(value: string | number) => onChange({ template: String(value) })}
      >
        {templates.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {name}
          </SingleSelectOption>
        ))}
        {builtIn.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {say('template.builtIn', { name })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** Which template is filled; whoever may uploads and removes them here. */
export function TemplatePanel({ list, chosen, onChange, reload }: TemplatePanelProps) {
  const say = useSay();
  const api = useApi();
  const fail = useFailure();
  const mayKeep = useMayAlso('templates');
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const template = list.templates.find(({ id }) => id === chosen);
  const upload = (file: File): void => {
    const form = new FormData();
    form.append('file', file, file.name);
    setBusy(true);
    api
      .post<TemplateView>('/word-reports/templates', form)
      .then(({ id, name }) => {
        toggleNotification({ type: 'success', message: say('template.uploaded', { name }) });
        onChange({ template: id });
        reload();
      }, fail)
      .finally(() => setBusy(false));
  };
  return (
    <Panel title={say('template')}>
      <TemplateSelect list={list} chosen={chosen} onChange={onChange} />
      {template && (
        <ChosenTemplate
          key={template.id}
          template={template}
          onGone={() => {
            onChange({ template: null });
            reload();
          }}
        />
      )}
      {mayKeep && (
        <>
          <Flex>
            <FileButton label={say('template.upload')} accept=".docx" busy={busy} onFile={upload} />
          </Flex>
          <Starters />
        </>
      )}
    </Panel>
  );
}
