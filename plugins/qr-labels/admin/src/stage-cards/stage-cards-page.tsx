import { useMemo, useState } from 'react';
import { Box, Button, Checkbox, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import {
  Columns,
  EmptyState,
  ErrorState,
  KitPage,
  LoadingState,
  Panel,
  useLoad,
  useUrlState,
} from '../../../../../src/admin/kit';
import type { LayoutsAnswer } from '../../../layouts/contracts';
import type { CardLayoutName, CardsRequest, StageRow, StageRows } from '../../../stage-cards/contracts';
import { howOf, usualHow, type PrintHow } from '../print/how';
import { PrintButtons } from '../print/print-buttons';
import { PrintFields } from '../print/print-fields';
import { PrintReason, useWhy, type Why } from '../print/reason-field';
import { SheetPreviewPanel } from '../print/sheet-preview-panel';
import { usePapers } from '../print/use-papers';
import { usePrintedText } from '../print/use-printed-text';
import { useSay } from '../texts';

/** Paper that is offered beside own layouts, with the places of a sheet. */
const PAPERS = { 'a4-2x2': 4, 'a4-1': 1, '100x150': 1, '100x50': 1, '58x40': 1 } as const satisfies Partial<
  Record<CardLayoutName, number>
>;
const MAX_COPIES = 20;

interface Choice extends PrintHow {
  ticked: ReadonlySet<string>;
}

type Change = (change: Partial<Choice>) => void;

/** The body that asks for these cards, in the order of the list; null: none is chosen. */
function requestOf(stages: readonly StageRow[], choice: Choice): CardsRequest | null {
  const { ticked, cutMarks } = choice;
  const chosen = stages.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  return chosen.length === 0 ? null : { stages: chosen, ...howOf(choice), cutMarks };
}

interface ListProps {
  stages: readonly StageRow[];
  choice: Choice;
  onChange: Change;
}

function StageList({ stages, choice: { ticked }, onChange }: ListProps) {
  const say = useSay();
  const tick = (id: string, isTicked: boolean): void => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    onChange({ ticked: next });
  };
  const printedText = usePrintedText();
  const all = new Set(stages.map(({ id }) => id));
  const isWhole = ticked.size === all.size;
  return (
    <Panel title={say('cards.stages')}>
      <Box>
        <Button
          variant="tertiary"
          size="S"
          onClick={() => onChange({ ticked: isWhole ? new Set<string>() : all })}
        >
          {say(isWhole ? 'choice.clear' : 'cards.all')}
        </Button>
      </Box>
      {stages.map(({ id, name, kind, printCount, lastPrintedAt }) => (
        <Flex key={id} gap={3} justifyContent="space-between">
          <Checkbox
            checked={ticked.has(id)}
            onCheckedChange={(checked: boolean | 'indeterminate') => tick(id, checked === true)}
          >
            {name}
          </Checkbox>
          <Typography textColor="neutral600" textAlign="right">
            {[kind === 'production' ? '' : say(`cards.${kind}`), printedText(printCount, lastPrintedAt)]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Flex>
      ))}
    </Panel>
  );
}

interface CardsProps {
  stages: readonly StageRow[];
  /** Read the stages again: their prints have changed. */
  reload(): void;
}

/** Paper and the like, and why it is printed. */
function PaperPanel({ choice, onChange, why }: PaperProps) {
  const say = useSay();
  const { data } = useLoad<LayoutsAnswer>('/qr-labels/layouts');
  const papers = usePapers(PAPERS, data?.layouts.filter(({ settings }) => settings.cards === 'stage') ?? []);
  return (
    <Panel title={say('cards.paper')}>
      <PrintFields how={choice} papers={papers} maxCopies={MAX_COPIES} onChange={onChange} />
      <PrintReason why={why} />
    </Panel>
  );
}

interface PaperProps {
  choice: Choice;
  onChange: Change;
  why: Why;
}

function Cards({ stages, reload }: CardsProps) {
  const say = useSay();
  const { locale } = useIntl();
  const [{ stages: asked }] = useUrlState(['stages']);
  const [choice, setChoice] = useState<Choice>({
    // Whoever comes without a choice mostly wants a card for each place.
    ticked: new Set(asked ? asked.split(',') : stages.map(({ id }) => id)),
    ...usualHow('a4-2x2', PAPERS['a4-2x2'], locale),
    cutMarks: true,
  });
  const why = useWhy();
  const [prints, setPrints] = useState(0);
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const request = useMemo(() => requestOf(stages, choice), [stages, choice]);
  const printed = () => {
    setPrints((before) => before + 1);
    reload();
  };
  return (
    <KitPage
      title={say('cards.title')}
      subtitle={say('cards.subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          <LinkButton tag={Link} to="/plugins/qr-labels" variant="tertiary">
            {say('cards.back')}
          </LinkButton>
          <LinkButton tag={Link} to="/plugins/qr-labels/layouts?cards=stage" variant="tertiary">
            {say('layouts.open')}
          </LinkButton>
          <PrintButtons
            path="/qr-labels/stages/sheets"
            name="stages"
            request={request && why.with(request)}
            told={({ stickers: n, first, again }) => say('cards.done', { n, first, again })}
            onPrinted={printed}
          />
        </Flex>
      }
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <PaperPanel {...{ choice, why }} onChange={change} />
          <StageList stages={stages} choice={choice} onChange={change} />
        </Flex>
        <SheetPreviewPanel
          path="/qr-labels/stages/preview"
          counted="cards.count"
          again="cards.again"
          prints={prints}
          onTold={why.onTold}
          request={request}
          onSkip={(skip) => change({ skip })}
        />
      </Columns>
    </KitPage>
  );
}

/** The page of cards for the wall: one for each stage, read at the scan page. */
export function StageCardsPage() {
  const say = useSay();
  const { data, failure, reload } = useLoad<StageRows>('/qr-labels/stages');
  if (data && data.stages.length > 0) return <Cards stages={data.stages} reload={reload} />;
  return (
    <KitPage title={say('cards.title')}>
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!failure && !data && <LoadingState />}
      {data && <EmptyState title={say('cards.none')} />}
    </KitPage>
  );
}
