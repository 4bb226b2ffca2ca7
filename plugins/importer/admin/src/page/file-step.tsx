import { useState } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { ApiFailure, ErrorState, formatCount, useLoad } from '../../../../../src/admin/kit';
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

const MEGABYTE = 1024 * 1024;

type Limits = OpenPreviewList['limits'];

/** Takes a file on where it is not larger than this installation allows; else says so before anything is sent. */
function useChoosing(limits: Limits | null, onFile: (file: File) => void) {
  const say = useSay();
  const { locale } = useIntl();
  const [refused, setRefused] = useState<ApiFailure | null>(null);
  const choose = (file: File): void => {
    if (limits && file.size > limits.megabytes * MEGABYTE) {
      const words = say('drop.tooLarge', { megabytes: formatCount(limits.megabytes, locale) });
      return setRefused(new ApiFailure(words, 0, null, {}));
    }
    setRefused(null);
    onFile(file);
  };
  return { refused, choose };
}

function Samples({ limits }: { limits: Limits | null }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Flex gap={4} wrap="wrap">
      <Typography textColor="neutral600">{say('sample.lead')}</Typography>
      {SAMPLES.map((path) => (
        <Link key={path} href={path} download startIcon={<Download />}>
          {path.split('/').at(-1)}
        </Link>
      ))}
      {limits && (
        <Typography textColor="neutral600">
          {say('drop.limits', {
            rows: formatCount(limits.rows, locale),
            megabytes: formatCount(limits.megabytes, locale),
          })}
        </Typography>
      )}
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
  const limits = useLoad<OpenPreviewList>('/importer/previews').data?.limits ?? null;
  const { refused, choose } = useChoosing(limits, actions.choose);
  const reading = busy === 'reading' ? (preview?.fileName ?? file?.name ?? opening ?? '') : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {refused && <ErrorState failure={refused} />}
      {failure && !refused && (
        <ErrorState failure={failure} {...(file ? { onRetry: () => actions.wish({}) } : {})} />
      )}
      {preview && <Reading state={state} actions={actions} preview={preview} />}
      <DropZone reading={reading} onFile={choose} />
      {!preview && (
        <>
          <Samples limits={limits} />
          <Exports />
        </>
      )}
    </Flex>
  );
}
