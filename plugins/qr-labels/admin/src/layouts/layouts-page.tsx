import { useEffect, useMemo, useState } from 'react';
import { Button, Flex, LinkButton } from '@strapi/design-system';
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
  useUrlState,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { KeptLayout, LayoutsAnswer } from '../../../layouts/contracts';
import { useDrawn, type PreviewState } from '../print/use-preview';
import { useSay } from '../texts';
import { laidBy, NEW_SETTINGS_OF, type ChangeSettings, type Draft, type Laid } from './draft';
import { LayoutChooser } from './layout-chooser';
import { LayoutPreview } from './layout-preview';
import { PaperFields } from './paper-fields';
import { SymbolFields } from './symbol-fields';
import { TextFields } from './text-fields';

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

/** The first layout of the kind that the address names, labels unless it does; else a new one. */
function useDraft({ layouts }: LayoutsAnswer) {
  const [{ cards }] = useUrlState(['cards']);
  const asked: Laid = cards === 'stage' || cards === 'badge' ? cards : 'label';
  return useState<Draft>(
    layouts.find(({ settings }) => laidBy(settings) === asked) ?? {
      ...{ id: null, name: '', settings: NEW_SETTINGS_OF[asked] },
    },
  );
}

function Editor({ data, reload }: { data: LayoutsAnswer; reload(): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const mayEdit = useMayEdit();
  const [draft, setDraft] = useDraft(data);
  const [product, setProduct] = useState<string | null>(null);
  const { settings } = draft;
  const { cards } = settings;
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [product, cards, draft.id]);
  const body = useMemo(
    () => ({ settings, language, page, ...(product === null || settings.cards ? {} : { product }) }),
    [settings, product, language, page],
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
          <LayoutChooser layouts={data.layouts} draft={draft} onDraft={setDraft} />
          <PaperFields paper={settings.paper} wrong={wrong} onChange={(paper) => change({ paper })} />
          <SymbolFields settings={settings} wrong={wrong} onChange={change} />
          <TextFields
            fields={settings.fields}
            rows={cards ? data.cardFields[cards] : data.fields}
            onChange={(fields) => change({ fields })}
          />
        </Flex>
        <LayoutPreview
          {...{ drawn, wrong, product, page }}
          laid={laidBy(settings)}
          onProduct={cards ? null : setProduct}
          onPage={setPage}
        />
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
