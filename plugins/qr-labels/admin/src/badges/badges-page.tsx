import { useCallback, useMemo, useState } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Page, useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import {
  Columns,
  ErrorState,
  KitPage,
  LoadingState,
  Panel,
  SearchBox,
  useLoad,
} from '../../../../../src/admin/kit';
import type { OperatorRow, OperatorRows } from '../../../contracts';
import type { BadgesRequest } from '../../../badges/contracts';
import type { BadgeLayoutsAnswer } from '../../../layouts/contracts';
import type { CardLayoutName } from '../../../stage-cards/contracts';
import { howOf, usualHow, type PrintHow } from '../print/how';
import { PrintFields } from '../print/print-fields';
import { PrintReason, useWhy, type Why } from '../print/reason-field';
import { SheetPreviewPanel } from '../print/sheet-preview-panel';
import { usePapers } from '../print/use-papers';
import { useSay } from '../texts';
import { IssueDialog, PinDialog, RevokeDialog } from './dialogs';
import { FoundOperators } from './found-operators';
import type { Asked } from './operators-table';
import { EDIT_OPERATORS } from './permission';
import { NOBODY } from './ticked';

/** Paper that is offered beside own layouts, with the places of a sheet. */
const PAPERS = { 'a4-2x5': 10, '100x150': 1, '100x50': 1, '58x40': 1 } as const satisfies Partial<
  Record<CardLayoutName, number>
>;
const MAX_COPIES = 5;
/** Badges of one file. */
const MAX_BADGES = 100;

interface PaperProps {
  request: BadgesRequest;
  how: PrintHow;
  why: Why;
  onHow(change: Partial<PrintHow>): void;
}

/** How the badges are printed, beside the sheet with codes that open nothing. */
function PaperAndSheet({ request, how, why, onHow }: PaperProps) {
  const say = useSay();
  const { data } = useLoad<BadgeLayoutsAnswer>('/qr-labels/badges/layouts');
  const papers = usePapers(PAPERS, data?.layouts ?? []);
  return (
    <Columns>
      <Panel title={say('cards.paper')}>
        <PrintFields how={how} papers={papers} maxCopies={MAX_COPIES} onChange={onHow} />
        <PrintReason why={why} />
        <Typography textColor="neutral600">{say('badges.sample')}</Typography>
      </Panel>
      <SheetPreviewPanel
        path="/qr-labels/badges/preview"
        counted="badges.count"
        again="badges.again"
        prints={0}
        onTold={why.onTold}
        request={request}
        onSkip={(skip) => onHow({ skip })}
      />
    </Columns>
  );
}

/** Leads to the own layouts of badges; nothing for whoever may not print labels. */
function LayoutsLink() {
  const say = useSay();
  const permissions = useAuth('LayoutsLink', (state) => state.permissions);
  if (!permissions.some(({ action }) => action === 'plugin::qr-labels.print')) return null;
  return (
    <LinkButton tag={Link} to="/plugins/qr-labels/layouts?cards=badge" variant="tertiary">
      {say('layouts.open')}
    </LinkButton>
  );
}

/** The dialog that somebody asked for; null: none. */
function AskedDialog({ asked, request, operators, onDone, onClose }: DialogProps) {
  if (asked === null) return null;
  if (asked === 'badges') return request && <IssueDialog {...{ operators, request, onDone, onClose }} />;
  const { what, operator } = asked;
  return what === 'pin' ? (
    <PinDialog {...{ operator, onDone, onClose }} />
  ) : (
    <RevokeDialog {...{ operator, onDone, onClose }} />
  );
}

interface DialogProps {
  asked: Asked | 'badges' | null;
  request: BadgesRequest | null;
  operators: readonly OperatorRow[];
  onDone(): void;
  onClose(): void;
}

/** How badges are printed, and the body that asks for those of the operators; null: nobody is chosen. */
function useBadgesRequest(operators: readonly OperatorRow[]) {
  const { locale } = useIntl();
  const why = useWhy();
  const [how, setHow] = useState<PrintHow>({
    ...usualHow('a4-2x5', PAPERS['a4-2x5'], locale),
    cutMarks: true,
  });
  const ids = operators.map(({ id }) => id).join(',');
  const request = useMemo((): BadgesRequest | null => {
    const { cutMarks } = how;
    return ids === '' ? null : { operators: ids.split(','), ...howOf(how), cutMarks };
  }, [ids, how]);
  const change = (part: Partial<PrintHow>) => setHow((before) => ({ ...before, ...part }));
  return { how, change, why, request };
}

/** What to do so that there is a sheet. */
function WhyNoSheet({ tooMany }: { tooMany: boolean }) {
  const say = useSay();
  const key = tooMany ? 'badges.most' : 'badges.choose';
  return <Typography textColor="neutral600">{say(key, { most: MAX_BADGES })}</Typography>;
}

function Badges() {
  const say = useSay();
  const { locale } = useIntl();
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState(NOBODY);
  const [asked, setAsked] = useState<Asked | 'badges' | null>(null);
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const { data, failure, reload } = useLoad<OperatorRows>(
    `/qr-labels/operators?${new URLSearchParams({ search, language }).toString()}`,
  );
  const operators = [...ticked.values()];
  const tooMany = operators.length > MAX_BADGES;
  const { how, change, why, request } = useBadgesRequest(tooMany ? [] : operators);
  const done = useCallback(() => {
    setAsked(null);
    setTicked(NOBODY);
    reload();
  }, [reload]);
  const actions = (
    <Flex gap={2} wrap="wrap">
      <LayoutsLink />
      <Button disabled={request === null} onClick={() => setAsked('badges')}>
        {say('badges.issue', { n: operators.length })}
      </Button>
    </Flex>
  );
  return (
    <KitPage title={say('badges.title')} subtitle={say('badges.subtitle')} actions={actions}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <SearchBox
              value={search}
              label={say('badges.search')}
              placeholder={say('badges.hint')}
              onSearch={setSearch}
            />
            {failure && <ErrorState failure={failure} onRetry={reload} />}
            {!data && !failure && <LoadingState />}
            {data && <FoundOperators {...{ data, search, ticked }} onTick={setTicked} onAsk={setAsked} />}
          </Flex>
        </Box>
        {request && <PaperAndSheet {...{ request, how, why }} onHow={change} />}
        {!request && data && data.rows.length > 0 && <WhyNoSheet tooMany={tooMany} />}
      </Flex>
      <AskedDialog
        asked={asked}
        request={request && why.with(request)}
        operators={operators}
        onDone={done}
        onClose={() => setAsked(null)}
      />
    </KitPage>
  );
}

/** Operators' badges and PINs; shown only to those who may edit operators. */
export function BadgesPage() {
  return (
    <Page.Protect permissions={[{ ...EDIT_OPERATORS }]}>
      <Badges />
    </Page.Protect>
  );
}
