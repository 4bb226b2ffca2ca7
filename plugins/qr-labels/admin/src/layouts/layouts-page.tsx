import { useMemo, useState } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import {
  Columns,
  DialogFrame,
  ErrorState,
  KitPage,
  LoadingState,
  useApi,
  useLoad,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { LabelProductRow } from '../../../contracts';
import type { KeptLayout, LayoutsAnswer } from '../../../layouts/contracts';
import { useDrawn, type PreviewState } from '../print/use-preview';
import { useSay } from '../texts';
import { NEW_SETTINGS, type ChangeSettings, type Draft } from './draft';
import { LayoutPreview } from './layout-preview';
import { PaperFields } from './paper-fields';
import { SymbolFields } from './symbol-fields';
import { TextFields } from './text-fields';

/** The select knows no empty value. */
const NEW = 'new';

/** Whether this person may write layouts in the content manager. */
function useMayEdit(): boolean {
  const permissions = useAuth('LayoutsPage', (state) => state.permissions);
  return permissions.some(
    ({ action, subject }) =>
      action === 'plugin::content-manager.explorer.update' && subject === 'api::label-layout.label-layout',
  );
}

/** Paths that the server refused of what is drawn. */
function wrongPaths({ failure }: PreviewState): ReadonlySet<string> {
  const paths = failure?.details.paths;
  return new Set(Array.isArray(paths) ? paths.map(String) : []);
}

interface ChooserProps {
  layouts: readonly KeptLayout[];
  draft: Draft;
  onDraft(draft: Draft): void;
}

function Chooser({ layouts, draft, onDraft }: ChooserProps) {
  const say = useSay();
  const choose = (id: string): void => {
    const kept = layouts.find((layout) => layout.id === id);
    // A new layout begins with what is shown.
    onDraft(kept ?? { ...draft, id: null, name: '' });
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Box flex="1 1 18rem">
          <Field.Root name="layout">
            <Field.Label>{say('layouts.choose')}</Field.Label>
            <SingleSelect value={draft.id ?? NEW} onChange={(id: string | number) => choose(String(id))}>
              <SingleSelectOption value={NEW}>{say('layouts.new')}</SingleSelectOption>
              {layouts.map(({ id, name }) => (
                <SingleSelectOption key={id} value={id}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
        <Box flex="1 1 18rem">
          <Field.Root name="name" required>
            <Field.Label>{say('layouts.name')}</Field.Label>
            <TextInput
              value={draft.name}
              maxLength={100}
              onChange={({ target }: { target: { value: string } }) =>
                onDraft({ ...draft, name: target.value })
              }
            />
          </Field.Root>
        </Box>
      </Flex>
    </Box>
  );
}

interface KeepProps {
  draft: Draft;
  canSave: boolean;
  onDraft(draft: Draft): void;
  reload(): void;
}

function KeepButtons({ draft, canSave, onDraft, reload }: KeepProps) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const { id, name, settings } = draft;
  const tell = (failure: ApiFailure) => toggleNotification({ type: 'warning', message: failure.message });
  const save = (): void => {
    setBusy(true);
    const body = { name: name.trim(), settings };
    const saved =
      id === null
        ? api.post<KeptLayout>('/qr-labels/layouts', body)
        : api.put<KeptLayout>(`/qr-labels/layouts/${id}`, body);
    saved
      .then((kept) => {
        toggleNotification({ type: 'success', message: say('layouts.saved', { name: kept.name }) });
        onDraft(kept);
        reload();
      }, tell)
      .finally(() => setBusy(false));
  };
  const remove = (): void => {
    setAsks(false);
    api.del(`/qr-labels/layouts/${id}`).then(() => {
      toggleNotification({ type: 'success', message: say('layouts.deleted', { name }) });
      onDraft({ id: null, name: '', settings });
      reload();
    }, tell);
  };
  return (
    <Flex gap={2} wrap="wrap">
      {id !== null && (
        <Button variant="danger-light" onClick={() => setAsks(true)}>
          {say('layouts.delete')}
        </Button>
      )}
      <Button disabled={!canSave || name.trim() === ''} loading={busy} onClick={save}>
        {say('layouts.save')}
      </Button>
      {asks && (
        <DialogFrame
          title={say('layouts.delete')}
          about={say('layouts.delete.ask', { name })}
          action={say('layouts.delete')}
          {...{ final: true, ready: true, busy: false, failure: null }}
          onSend={remove}
          onClose={() => setAsks(false)}
        >
          {null}
        </DialogFrame>
      )}
    </Flex>
  );
}

function Editor({ data, reload }: { data: LayoutsAnswer; reload(): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const mayEdit = useMayEdit();
  const { data: products } = useLoad<LabelProductRow[]>('/qr-labels/products');
  const [draft, setDraft] = useState<Draft>(
    data.layouts[0] ?? { id: null, name: '', settings: NEW_SETTINGS },
  );
  const [product, setProduct] = useState<string | null>(null);
  const { settings } = draft;
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const body = useMemo(
    () => ({ settings, language, ...(product === null ? {} : { product }) }),
    [settings, product, language],
  );
  const drawn = useDrawn('/qr-labels/layouts/preview', body);
  const wrong = wrongPaths(drawn);
  const change: ChangeSettings = (part) =>
    setDraft((before) => ({ ...before, settings: { ...before.settings, ...part } }));
  const canSave = mayEdit && drawn.failure === null && drawn.preview !== null;
  return (
    <KitPage
      title={say('layouts.title')}
      subtitle={say('layouts.subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          <LinkButton tag={Link} to="/plugins/qr-labels" variant="tertiary">
            {say('layouts.back')}
          </LinkButton>
          {mayEdit && <KeepButtons {...{ draft, canSave, reload }} onDraft={setDraft} />}
        </Flex>
      }
    >
      <Columns $stays>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Chooser layouts={data.layouts} draft={draft} onDraft={setDraft} />
          <PaperFields paper={settings.paper} wrong={wrong} onChange={(paper) => change({ paper })} />
          <SymbolFields settings={settings} wrong={wrong} onChange={change} />
          <TextFields fields={settings.fields} rows={data.fields} onChange={(fields) => change({ fields })} />
        </Flex>
        <LayoutPreview {...{ drawn, wrong, product }} products={products ?? []} onProduct={setProduct} />
      </Columns>
    </KitPage>
  );
}

/** The page of own layouts: made and tried against the true drawing. */
export function LayoutsPage() {
  const say = useSay();
  const { data, failure, reload } = useLoad<LayoutsAnswer>('/qr-labels/layouts');
  if (data) return <Editor data={data} reload={reload} />;
  return (
    <KitPage title={say('layouts.title')}>
      {failure ? <ErrorState failure={failure} onRetry={reload} /> : <LoadingState />}
    </KitPage>
  );
}
