import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ErrorState, Tabular, formatDay, type ApiFailure } from '../../../../../src/admin/kit';
import type { Duplicates, Preview, Summary } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { Besides } from './besides';
import { CommitProgress } from './commit-progress';
import { asksOrder, commitWords, mayLeaveErrorsOut } from './commit-words';
import type { ImportState } from './import-state';
import { IssueList } from './issue-list';
import { SheetsNotice } from './joined-sheets';
import { OrderChoice } from './order-choice';
import { PreviewTree } from './preview-tree';
import { Proposals } from './proposals';
import { ReadAs } from './read-as';
import type { ImportActions } from './use-import';

const DUPLICATES: readonly Duplicates[] = ['update', 'skip', 'fail'];

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(24rem, 32rem);
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 64rem) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

function colourOf(name: keyof Summary, count: number): string {
  if (count === 0) return 'neutral500';
  if (name === 'errors') return 'danger600';
  return name === 'warnings' ? 'warning600' : 'neutral800';
}

function Counts({ summary }: { summary: Summary }) {
  const say = useSay();
  const names = ['new', 'changed', 'unchanged', 'absent', 'errors', 'warnings'] as const;
  return (
    <Flex wrap="wrap" style={{ gap: '0.4rem 2.4rem' }}>
      {names.map((name) => (
        <Typography key={name} variant="delta" tag="span" textColor={colourOf(name, summary[name] ?? 0)}>
          <Tabular>{say(`count.${name}`, { n: summary[name] ?? 0 })}</Tabular>
        </Typography>
      ))}
    </Flex>
  );
}

interface CheckStepProps {
  state: ImportState;
  preview: Preview;
  actions: ImportActions;
}

/** Rows out of the import, and back in. */
function Leaving({ state, preview, actions }: CheckStepProps) {
  const say = useSay();
  const { excluded } = state;
  const disabled = state.busy !== null;
  return (
    <>
      {excluded.length > 0 && (
        <Button variant="tertiary" disabled={disabled} onClick={() => actions.exclude([])}>
          {say('issues.include', { count: String(excluded.length) })}
        </Button>
      )}
      {mayLeaveErrorsOut(preview) && (
        <Button variant="tertiary" disabled={disabled} onClick={actions.excludeErrors}>
          {say('issues.exclude')}
        </Button>
      )}
    </>
  );
}

function CommitBar({ state, preview, actions }: CheckStepProps) {
  const say = useSay();
  const { key, values, acts, enabled } = commitWords(preview, state.accepted.length, asksOrder(preview));
  const words = say(key, values);
  const committing = state.busy === 'committing';
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-end">
      <Box>
        <Typography variant="sigma" textColor="neutral600" tag="p">
          {say('duplicates')}
        </Typography>
        <SingleSelect
          size="S"
          aria-label={say('duplicates')}
          value={preview.duplicates}
          disabled={state.busy !== null}
          onChange={(chosen) =>
            actions.wish({ duplicates: DUPLICATES.find((value) => value === String(chosen)) })
          }
        >
          {DUPLICATES.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {say(`duplicates.${value}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <Flex gap={4} wrap="wrap">
        <Leaving state={state} preview={preview} actions={actions} />
        {!committing && (
          <Button size="L" disabled={!enabled || state.busy !== null} onClick={actions.commit}>
            {acts > 0 ? say('commit.andActs', { words, acts }) : words}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

interface FailureProps {
  failure: ApiFailure;
  /** The file is at hand, so that a preview that has expired can be made anew. */
  hasFile: boolean;
  onRetry(): void;
}

/** A commit that somebody stopped is no failure. */
function Failure({ failure, hasFile, onRetry }: FailureProps) {
  const isLost = failure.code === 'preview-not-found' && !hasFile;
  if (failure.code !== 'import-cancelled')
    return <ErrorState failure={failure} {...(isLost ? {} : { onRetry })} />;
  return (
    <Box role="status" background="neutral0" borderColor="neutral200" hasRadius padding={5}>
      <Typography>{failure.message}</Typography>
    </Box>
  );
}

/** For which order the file is. */
function OrderHeading({ product }: Pick<Preview, 'product'>) {
  const say = useSay();
  const { locale } = useIntl();
  const { designation, name, orderNumber, dueDate, quantity, existing } = product;
  const due = dueDate === null ? null : say('product.dueSaid', { day: formatDay(dueDate, locale) });
  const state = say(existing === null ? 'product.new' : 'product.existing');
  return (
    <Typography variant="delta" tag="h2">
      {[designation, name, orderNumber].filter(Boolean).join(' · ')} × {quantity}{' '}
      <Typography textColor="neutral600">({[state, due].filter(Boolean).join(', ')})</Typography>
    </Typography>
  );
}

/** Sheets were joined, or half a table was read: whoever commits has seen it. */
function needsLook({ joinedSheets, issues }: Preview): boolean {
  return joinedSheets.length > 0 || issues.some(({ code }) => code === 'sheets-continue');
}

/** Step 3: the tree as it will be, the issues beside it, and one button that says what it does. */
export function CheckStep({ state, preview, actions }: CheckStepProps) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <OrderHeading product={preview.product} />
          <ReadAs
            preview={preview}
            busy={state.busy !== null}
            onWish={actions.wish}
            onChange={() => actions.goTo('file')}
          />
          <OrderChoice preview={preview} busy={state.busy !== null} onWish={actions.wish} />
          <Counts summary={preview.summary} />
          {needsLook(preview) && (
            <SheetsNotice preview={preview} busy={state.busy !== null} onWish={actions.wish} />
          )}
          <Besides preview={preview} />
          <Proposals
            preview={preview}
            accepted={state.accepted}
            disabled={state.busy !== null}
            onAccept={actions.accept}
          />
          <CommitBar state={state} preview={preview} actions={actions} />
          {state.busy === 'committing' && (
            <CommitProgress previewId={preview.previewId} watching={state.watching} onEnded={actions.ended} />
          )}
        </Flex>
      </Box>
      {state.unfinished && (
        <Box role="status" background="warning100" hasRadius padding={5}>
          <Typography textColor="neutral800">{say('commit.unfinished')}</Typography>
        </Box>
      )}
      {state.failure && (
        <Failure failure={state.failure} hasFile={state.file !== null} onRetry={() => actions.wish({})} />
      )}
      <Columns>
        <PreviewTree
          preview={preview}
          excluded={state.excluded}
          marked={state.marked}
          busy={state.busy !== null}
          onWish={actions.wish}
          onExclude={actions.exclude}
          onKind={(key, kind) => actions.wish({ kinds: { ...state.options.kinds, [key]: kind } })}
        />
        <IssueList preview={preview} onKeep={actions.keep} onJump={actions.jumpTo} />
      </Columns>
    </Flex>
  );
}
