import type { DraftKeeper } from './logic/draft';
import { stageInText } from '../../../../src/codes/stage-code';
import { codeTextOf, readCode } from './logic/scan-input';
import type { KeptItem } from './outbox/kept-item';
import { PageContext, type Page } from './page-context';
import type { ListStore } from './outbox/list-store';
import type { PhotoStore } from './photos/photo-store';
import type { DeviceStore } from './outbox/store';
import { useHeld } from './outbox/use-held';
import { useReports, type Reports } from './outbox/use-reports';
import { Catcher, sendsTexts } from './screens/catcher';
import { Counted } from './screens/counted';
import { Header } from './screens/header';
import { Kept } from './screens/kept';
import { MalformedCode, NotKept, SettledMeanwhile } from './screens/notice';
import { PartScreen } from './screens/part-screen';
import { Ready } from './screens/ready';
import { Refused } from './screens/refused';
import { Shift } from './screens/shift';
import { PendingCount } from './screens/pending';
import { PlainHttp } from './screens/plain-http';
import { Stays } from './screens/stays';
import { PlaceBar, StageCard } from './screens/stage-card';
import { SignIn } from './screens/sign-in';
import { textsOf } from './texts';
import { useAddress } from './use-address';
import { usePlace } from './use-place';
import { useNewVersion } from './use-new-version';
import { NewVersion, OfNewerVersion } from './screens/new-version';
import { useLanguage } from './use-language';
import { useMyList } from './use-my-list';
import { useSession, type KeptSession } from './use-session';
import { useScans } from './use-scans';
import { useStorageRisk } from './use-storage-risk';
import { useTellHeld } from './use-tell-held';

/** The refusal that its maker has to see now: the one asked for, else the first that nobody has read. */
function refusalToShow({ kept, shown }: Reports, operatorId: string): KeptItem | undefined {
  if (shown?.kind === 'refused') return kept.find(({ id, refusal }) => id === shown.id && refusal !== null);
  if (shown?.kind === 'kept' || shown?.kind === 'shift') return undefined;
  return kept.find(
    ({ refusal, operator, putAside }) => refusal !== null && !putAside && operator.id === operatorId,
  );
}

/** Whether the result of a report is on the screen. */
function isReported({ shown, freshId }: Reports): boolean {
  return shown?.kind === 'counted' || (shown?.kind === 'kept' && freshId !== null);
}

function Screen({ page, reports }: { page: Page; reports: Reports }) {
  const { shown } = reports;
  const refused = refusalToShow(reports, page.session.operator.id);
  if (refused) return <Refused key={refused.id} report={refused} reports={reports} />;
  if (shown?.kind === 'counted') return <Counted key={shown.report.id} shown={shown} reports={reports} />;
  if (shown?.kind === 'not-kept') return <NotKept />;
  if (shown?.kind === 'settled') return <SettledMeanwhile partCode={shown.partCode} />;
  if (shown?.kind === 'shift') return <Shift reports={reports} />;
  if (shown !== null) return <Kept reports={reports} />;
  if (page.codeText === null) return <Ready reports={reports} />;
  const stage = stageInText(page.codeText);
  if (stage !== null) return <StageCard id={stage} />;
  const parsed = readCode(page.codeText);
  if (!parsed.ok) return <MalformedCode />;
  return <PartScreen key={parsed.code} code={parsed.code} reports={reports} />;
}

interface WorkProps {
  page: Page;
  reports: Reports;
  newVersion: ReturnType<typeof useNewVersion>;
  switchLanguage(): void;
  switchOperator(): void;
}

/** The page of who is signed in. */
function Work({ page, reports, newVersion, ...bar }: WorkProps) {
  const { texts, stays, codeText, onScan } = page;
  const isAtWork = codeText !== null || reports.shown?.kind === 'kept';
  return (
    <PageContext.Provider value={page}>
      <Header reports={reports} {...bar} />
      {stays && <Stays />}
      {isAtWork && <PlainHttp texts={texts} />}
      <PlaceBar />
      <OfNewerVersion texts={texts} count={reports.newer} />
      {newVersion && <NewVersion texts={texts} offer={newVersion} />}
      <Screen page={page} reports={reports} />
      {sendsTexts() && <Catcher {...{ texts, onScan }} />}
    </PageContext.Provider>
  );
}

interface Props {
  store: DeviceStore;
  lists: ListStore;
  photos: PhotoStore;
  drafts: DraftKeeper;
  kept: KeptSession;
}

export function App({ store, lists, photos, drafts, kept }: Props) {
  const { language, switchLanguage } = useLanguage();
  const { session, expired, ended, stays, begin, end, leave, lose, forgetEnded } = useSession(language, kept);
  const { pathname, open, visit } = useAddress();
  const reports = useReports(store, photos, session, language, lose);
  const waiting = useMyList(lists, session, language, lose);
  const place = usePlace(session, language);
  const texts = textsOf(language);
  const { dismiss } = reports;
  const newVersion = useNewVersion();
  useHeld(reports, session && { jwt: session.jwt, language });
  useTellHeld(reports, session, language);

  const parting = { leave, isReported: isReported(reports) };
  const { gate, setGate, openCode, finish, onScan } = useScans(dismiss, open, parting);
  // Before anything is kept: what opens the page without a network may be cleared away as well.
  const risk = useStorageRisk(store.durable && session !== null);

  const pending = reports.kept.filter(({ refusal }) => refusal === null).length + reports.unsentPhotos.length;

  const signOut = (): void => {
    dismiss();
    setGate(null);
    end();
  };
  if (session === null || gate !== null) {
    const isAnybodyHere = session !== null;
    return (
      <PendingCount.Provider value={pending}>
        <SignIn
          key={gate?.turn ?? 0}
          {...{ language, switchLanguage, expired, onScan }}
          unsent={reports.kept}
          badge={gate?.badge ?? null}
          isAwaited={gate?.isAwaited ?? false}
          ended={isAnybodyHere ? null : ended}
          onBadgeNeeded={forgetEnded}
          onSignedIn={(next) => {
            // Whoever signs in again sees what became of the own report; nobody else does.
            const fresh = reports.kept.find(({ id }) => id === reports.freshId);
            return begin(next, () => {
              if (fresh?.operator.id !== next.operator.id) dismiss();
              setGate(null);
            });
          }}
          onBack={isAnybodyHere || gate?.badge ? () => setGate(null) : null}
          onSignOut={isAnybodyHere ? signOut : null}
        />
      </PendingCount.Provider>
    );
  }
  const page: Page = {
    ...{ language, texts, session, store, lists, drafts, waiting, place },
    ...{ visit, openCode, finish, onScan, lose, stays },
    risk: store.durable ? risk : 'notDurable',
    codeText: codeTextOf(pathname),
  };
  const switchOperator = (): void => setGate({ badge: null, turn: 0, isAwaited: false });
  return (
    <PendingCount.Provider value={pending}>
      <Work {...{ page, reports, newVersion, switchLanguage, switchOperator }} />
    </PendingCount.Provider>
  );
}
