import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { ErrorState, formatCount, useLoad } from '../../../../../src/admin/kit';
import type { OpenPreviewList, Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DownloadButton } from './download-button';
import { DropZone } from './drop-zone';
import { HeadingRows } from './heading-rows';
import type { ImportState } from './import-state';
import { IssueList } from './issue-list';
import { ProductForm } from './product-form';
import { Understood } from './understood';
import type { ImportActions } from './use-import';

const SAMPLES = ['/samples/bom-sample.xlsx', '/samples/bom-sample.csv'];

/** What this installation takes. */
function useLimits(): { rows: string; megabytes: string } | null {
  const { locale } = useIntl();
  const { data } = useLoad<OpenPreviewList>('/importer/previews');
  if (!data) return null;
  const { rows, megabytes } = data.limits;
  return { rows: formatCount(rows, locale), megabytes: formatCount(megabytes, locale) };
}

function Samples() {
  const say = useSay();
  const limits = useLimits();
  return (
    <Flex gap={4} wrap="wrap">
      <Typography textColor="neutral600">{say('sample.lead')}</Typography>
      {SAMPLES.map((path) => (
        <Link key={path} href={path} download startIcon={<Download />}>
          {path.split('/').at(-1)}
        </Link>
      ))}
      {limits && <Typography textColor="neutral600">{say('drop.limits', limits)}</Typography>}
    </Flex>
  );
}

/** What goes out of here comes in again: every file is read without mapping by hand. */
function Exports() {
  const say = useSay();
  const { locale } = useIntl();
  const language = locale === 'ru' ? 'ru' : 'en';
  return (
    <Flex gap={4} wrap="wrap">
      <DownloadButton
        label={say('export.template')}
        path={`/importer/template?language=${language}`}
        fileName="bom-template.xlsx"
      />
      <Typography textColor="neutral600">{say('export.lead')}</Typography>
      {(['xlsx', 'csv'] as const).map((format) => (
        <DownloadButton
          key={format}
          label={say(`export.${format}`)}
          path={`/importer/export?format=${format}&language=${language}`}
          fileName={`bom.${format}`}
        />
      ))}
    </Flex>
  );
}

/** What was understood of the file, and for which product it is. */
function Reading({ state, actions, preview }: FileStepProps & { preview: Preview }) {
  const busy = state.busy !== null;
  return (
    <>
      <HeadingRows preview={preview} busy={busy} onWish={actions.wish} />
      <Understood preview={preview} busy={busy} onWish={actions.wish} />
      <ProductForm key={preview.previewId} preview={preview} busy={busy} onWish={actions.wish} />
      {preview.total === 0 && (
        <Box>
          <IssueList preview={preview} onKeep={actions.keep} onJump={actions.jumpTo} />
        </Box>
      )}
    </>
  );
}

interface FileStepProps {
  state: ImportState;
  actions: ImportActions;
}

/** Step 1: the file, and what was understood of it, which then comes first. */
export function FileStep({ state, actions }: FileStepProps) {
  const { preview, failure, busy, file, opening } = state;
  const reading = busy === 'reading' ? (preview?.fileName ?? file?.name ?? opening ?? '') : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {failure && <ErrorState failure={failure} {...(file ? { onRetry: () => actions.wish({}) } : {})} />}
      {preview && <Reading state={state} actions={actions} preview={preview} />}
      <DropZone reading={reading} onFile={actions.choose} />
      {!preview && (
        <>
          <Samples />
          <Exports />
        </>
      )}
    </Flex>
  );
}
