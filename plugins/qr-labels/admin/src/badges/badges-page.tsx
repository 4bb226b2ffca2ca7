import { useCallback, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ErrorState, KitPage, LoadingState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { OperatorRow, OperatorRows } from '../../../contracts';
import { useSay } from '../texts';
import { IssueDialog, PinDialog, RevokeDialog } from './dialogs';
import { OperatorsTable, type Asked } from './operators-table';
import { EDIT_OPERATORS } from './permission';

const NOBODY: ReadonlySet<string> = new Set();

/** An operator who has been ticked and is not in the list any more is left out. */
function chosen(rows: readonly OperatorRow[], ticked: ReadonlySet<string>): OperatorRow[] {
  return rows.filter(({ id }) => ticked.has(id));
}

function Found({ data, search, ticked, onTick, onAsk }: FoundProps) {
  const say = useSay();
  const missing = data.rows.filter(({ badgeIssuedAt, blocked }) => badgeIssuedAt === null && !blocked);
  if (data.rows.length === 0)
    return (
      <Typography textColor="neutral600">{say(search === '' ? 'badges.first' : 'badges.empty')}</Typography>
    );
  return (
    <>
      <Box>
        <Button
          variant="tertiary"
          size="S"
          disabled={missing.length === 0}
          onClick={() => onTick(new Set(missing.map(({ id }) => id)))}
        >
          {say('badges.choose-missing')}
        </Button>
      </Box>
      <OperatorsTable rows={data.rows} ticked={ticked} onTick={onTick} onAsk={onAsk} />
      {data.hasMore && <Typography textColor="neutral600">{say('badges.more')}</Typography>}
    </>
  );
}

interface FoundProps {
  data: OperatorRows;
  search: string;
  ticked: ReadonlySet<string>;
  onTick(ids: ReadonlySet<string>): void;
  onAsk(asked: Asked): void;
}

function Badges() {
  const say = useSay();
  const { locale } = useIntl();
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState(NOBODY);
  const [asked, setAsked] = useState<Asked | 'badges' | null>(null);
  const { data, failure, reload } = useLoad<OperatorRows>(
    `/qr-labels/operators?${new URLSearchParams({ search }).toString()}`,
  );
  const operators = chosen(data?.rows ?? [], ticked);
  const close = () => setAsked(null);
  const done = useCallback(() => {
    setAsked(null);
    setTicked(NOBODY);
    reload();
  }, [reload]);
  const issue = (
    <Button disabled={operators.length === 0} onClick={() => setAsked('badges')}>
      {say('badges.issue', { n: operators.length })}
    </Button>
  );
  return (
    <KitPage title={say('badges.title')} subtitle={say('badges.subtitle')} actions={issue}>
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
          {data && <Found data={data} search={search} ticked={ticked} onTick={setTicked} onAsk={setAsked} />}
        </Flex>
      </Box>
      {asked === 'badges' && (
        <IssueDialog
          operators={operators}
          language={locale.startsWith('ru') ? 'ru' : 'en'}
          onDone={done}
          onClose={close}
        />
      )}
      {asked !== null && asked !== 'badges' && asked.what === 'pin' && (
        <PinDialog operator={asked.operator} onDone={done} onClose={close} />
      )}
      {asked !== null && asked !== 'badges' && asked.what === 'revoke' && (
        <RevokeDialog operator={asked.operator} onDone={done} onClose={close} />
      )}
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
