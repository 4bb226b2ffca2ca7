import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { LoadingState, Panel, useApi, wasAborted, type ApiFailure } from '../../../../../src/admin/kit';
import type { ReportOrder, ReportPreview } from '../../../contracts';
import { AsOf } from '../onedrive/as-of';
import { KeptOffer } from '../onedrive/kept-offer';
import { useSay } from '../texts';

/** A pause in choosing after which the server is asked. */
const PAUSE_MS = 300;

const Values = styled.dl`
  display: grid;
  grid-template-columns: minmax(12rem, 2fr) minmax(0, 3fr);
  gap: 0.8rem 1.6rem;
  font-size: 1.4rem;
  overflow-wrap: anywhere;

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

/** A name as the template or the table writes it; a badge of the panel would set it in capitals. */
const Chip = styled.li`
  padding: 0.2rem 0.8rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  overflow-wrap: anywhere;

  small {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
`;

interface Named {
  name: string;
  /** What is to be known of it: where it stands, how often it is empty. */
  detail?: string;
}

function Names({ title, names, warning }: { title: string; names: readonly Named[]; warning?: boolean }) {
  if (names.length === 0) return null;
  return (
    <Box>
      <Typography tag="p" textColor={warning ? 'warning700' : 'neutral600'}>
        {title}
      </Typography>
      <Flex tag="ul" gap={2} wrap="wrap" paddingTop={2}>
        {names.map(({ name, detail }) => (
          <Chip key={name}>
            {name}
            {detail && <small> · {detail}</small>}
          </Chip>
        ))}
      </Flex>
    </Box>
  );
}

/** What the fields of the first document become. */
function Sample({ sample }: Pick<ReportPreview, 'sample'>) {
  const say = useSay();
  if (Object.keys(sample).length === 0) return null;
  return (
    <Box>
      <Typography fontWeight="bold" tag="p">
        {say('preview.sample')}
      </Typography>
      <Values>
        {Object.entries(sample).map(([name, value]) => (
          <Box key={name} tag="div" style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value === '' ? say('preview.blank') : value}</dd>
          </Box>
        ))}
      </Values>
    </Box>
  );
}

function Checked({ preview }: { preview: ReportPreview }) {
  const say = useSay();
  const { documents, fileNames, issues, unmatched, places, blank, unused, sample, dataAsOf } = preview;
  const more = documents - fileNames.length;
  return (
    <>
      <Box>
        <Typography variant="delta" tag="p">
          {say('preview.documents', { n: documents })}
        </Typography>
        {dataAsOf && <AsOf dataAsOf={dataAsOf} />}
        <Typography tag="p" textColor="neutral600">
          {[
            ...fileNames.slice(0, 5),
            ...(documents > 5 ? [say('preview.more', { n: Math.max(more, documents - 5) })] : []),
          ].join(', ')}
        </Typography>
      </Box>
      {issues.length > 0 && (
        <Box role="alert" background="danger100" hasRadius padding={4}>
          <Typography fontWeight="bold" textColor="danger700">
            {say('preview.issues')}
          </Typography>
          {issues.map(({ message }) => (
            <Typography key={message} tag="p" textColor="danger700">
              {message}
            </Typography>
          ))}
        </Box>
      )}
      {issues.length === 0 && unmatched.length === 0 && blank.length === 0 && (
        <Typography textColor="success700">{say('preview.ready')}</Typography>
      )}
      <Names
        title={say('preview.unmatched')}
        names={unmatched.map((name) => ({ name, detail: places[name] ?? '' }))}
        warning
      />
      <Names
        title={say('preview.blankValues')}
        names={blank.map(({ name, empty, of }) => ({ name, detail: say('preview.blankOf', { empty, of }) }))}
        warning
      />
      <Names title={say('preview.unused')} names={unused.map((name) => ({ name }))} />
      <Sample sample={sample} />
    </>
  );
}

interface PreviewPanelProps {
  order: ReportOrder | null;
  /** Whether the run of this order would be taken. */
  onReady(ready: boolean): void;
  /** Why making it failed, where older data would help. */
  refused: ApiFailure | null;
  /** Older data shall be taken: as of this instant. */
  onKept(at: string): void;
}

/** Asks the server, a moment after the last change, what would be made. */
function usePreview({ order, onReady }: Pick<PreviewPanelProps, 'order' | 'onReady'>) {
  const api = useApi();
  const [preview, setPreview] = useState<ReportPreview | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const body = order === null ? null : JSON.stringify(order);
  useEffect(() => {
    setPreview(null);
    setFailure(null);
    onReady(false);
    if (body === null) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      api.post<ReportPreview>('/word-reports/preview', JSON.parse(body), { signal: controller.signal }).then(
        (told) => {
          setPreview(told);
          onReady(told.issues.length === 0);
        },
        (thrown: ApiFailure) => {
          if (!wasAborted(thrown)) setFailure(thrown);
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, body, onReady]);
  return { preview, failure };
}

/** What would be made: how many documents, which fields have data, what is wrong with the template. */
export function PreviewPanel(props: PreviewPanelProps) {
  const say = useSay();
  const { preview, failure } = usePreview(props);
  return (
    <Panel title={say('preview.title')}>
      {props.order === null && <Typography textColor="neutral600">{say('preview.empty')}</Typography>}
      {failure && <KeptOffer failure={failure} onTake={props.onKept} />}
      {!failure && props.refused && <KeptOffer failure={props.refused} onTake={props.onKept} />}
      {props.order !== null && !preview && !failure && <LoadingState />}
      {preview && <Checked preview={preview} />}
    </Panel>
  );
}
