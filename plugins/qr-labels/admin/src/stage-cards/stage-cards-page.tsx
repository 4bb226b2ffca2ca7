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
import type {
  CardLayoutName,
  CardsAnswer,
  CardsRequest,
  StageRow,
  StageRows,
} from '../../../stage-cards/contracts';
import { Choose, WholeNumber } from '../page/choosers';
import { PrintButtons } from '../page/print-buttons';
import { SheetPreviewPanel } from '../page/sheet-preview-panel';
import { useSay } from '../texts';

/** Paper that is offered, with the places of a sheet. */
const PAPERS = { 'a4-2x2': 4, 'a4-1': 1, '100x150': 1, '100x50': 1, '58x40': 1 } as const satisfies Partial<
  Record<CardLayoutName, number>
>;
type Paper = keyof typeof PAPERS;
const ROLLS: ReadonlySet<Paper> = new Set(['100x150', '100x50', '58x40']);
const MAX_COPIES = 20;

interface Choice {
  ticked: ReadonlySet<string>;
  layout: Paper;
  language: 'ru' | 'en';
  copies: number;
  skip: number;
  dpi: 203 | 300;
}

type Change = (change: Partial<Choice>) => void;

/** The body that asks for these cards, in the order of the list; null: none is chosen. */
function requestOf(stages: readonly StageRow[], { ticked, skip, ...how }: Choice): CardsRequest | null {
  const chosen = stages.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  return chosen.length === 0
    ? null
    : { stages: chosen, ...how, skip: Math.min(skip, PAPERS[how.layout] - 1) };
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
      {stages.map(({ id, name, kind }) => (
        <Flex key={id} gap={3} justifyContent="space-between">
          <Checkbox
            checked={ticked.has(id)}
            onCheckedChange={(checked: boolean | 'indeterminate') => tick(id, checked === true)}
          >
            {name}
          </Checkbox>
          {kind !== 'production' && <Typography textColor="neutral600">{say(`cards.${kind}`)}</Typography>}
        </Flex>
      ))}
    </Panel>
  );
}

/** Paper, language, copies and, for a roll, the printer's head. */
function CardOptions({ choice, onChange }: Omit<ListProps, 'stages'>) {
  const say = useSay();
  const { layout, language, copies, skip, dpi } = choice;
  const papers = (Object.keys(PAPERS) as Paper[]).map((value) => ({ value, text: say(`card.${value}`) }));
  return (
    <Panel title={say('cards.paper')}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Choose
          name="layout"
          label={say('layout')}
          value={layout}
          options={papers}
          onChange={(value) => onChange({ layout: value, skip: 0 })}
        />
        <Choose
          name="language"
          label={say('cards.language')}
          value={language}
          options={(['ru', 'en'] as const).map((value) => ({ value, text: say(`language.${value}`) }))}
          onChange={(value) => onChange({ language: value })}
        />
        {ROLLS.has(layout) && (
          <Choose
            name="dpi"
            label={say('dpi')}
            value={dpi === 300 ? '300' : '203'}
            options={(['203', '300'] as const).map((value) => ({ value, text: say(`dpi.${value}`) }))}
            onChange={(value) => onChange({ dpi: value === '300' ? 300 : 203 })}
          />
        )}
        <WholeNumber
          name="copies"
          label={say('copies')}
          value={copies}
          min={1}
          max={MAX_COPIES}
          onChange={(value) => onChange({ copies: value })}
        />
        {PAPERS[layout] > 1 && (
          <WholeNumber
            name="skip"
            label={say('skip')}
            value={skip}
            min={0}
            max={PAPERS[layout] - 1}
            onChange={(value) => onChange({ skip: value })}
          />
        )}
      </Flex>
    </Panel>
  );
}

function Cards({ stages }: { stages: readonly StageRow[] }) {
  const say = useSay();
  const { locale } = useIntl();
  const [{ stages: asked }] = useUrlState(['stages']);
  const [choice, setChoice] = useState<Choice>({
    // Whoever comes without a choice mostly wants a card for each place.
    ticked: new Set(asked ? asked.split(',') : stages.map(({ id }) => id)),
    layout: 'a4-2x2',
    language: locale.startsWith('ru') ? 'ru' : 'en',
    ...{ copies: 1, skip: 0, dpi: 203 },
  });
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const request = useMemo(() => requestOf(stages, choice), [stages, choice]);
  return (
    <KitPage
      title={say('cards.title')}
      subtitle={say('cards.subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          <LinkButton tag={Link} to="/plugins/qr-labels" variant="tertiary">
            {say('cards.back')}
          </LinkButton>
          <PrintButtons<CardsAnswer>
            path="/qr-labels/stages/print"
            name="stages"
            request={request}
            offersZpl={ROLLS.has(choice.layout)}
            told={({ cards: n }) => say('cards.done', { n })}
          />
        </Flex>
      }
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <CardOptions choice={choice} onChange={change} />
          <StageList stages={stages} choice={choice} onChange={change} />
        </Flex>
        <SheetPreviewPanel
          path="/qr-labels/stages/preview"
          counted="cards.count"
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
  if (data && data.stages.length > 0) return <Cards stages={data.stages} />;
  return (
    <KitPage title={say('cards.title')}>
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!failure && !data && <LoadingState />}
      {data && <EmptyState title={say('cards.none')} />}
    </KitPage>
  );
}
