import { usePage } from '../page-context';
import type { Reports } from '../outbox/use-reports';
import { Icon, type IconName } from './icon';

interface Props {
  reports: Reports;
  switchLanguage(): void;
  switchOperator(): void;
}

/** How many acts are kept, and why: a narrow screen shows the sign for the words. */
function Kept(props: { icon: IconName; count: number; words: string; onClick(): void }) {
  return (
    <button type="button" class="bar-unsent" onClick={props.onClick}>
      <Icon name={props.icon} />
      {props.count} <span class="bar-words">{props.words}</span>
    </button>
  );
}

export function Header({ reports, switchLanguage, switchOperator }: Props) {
  const { texts, session } = usePage();
  // The report that is being sent right now is told by its screen, until it is told to be kept.
  const onItsWay = reports.shown === null ? reports.freshId : null;
  const acts = reports.kept.filter(({ refusal, id }) => refusal === null && id !== onItsWay);
  const unsent = acts.length + reports.unsentPhotos.length;
  const refused = reports.kept.filter(({ refusal }) => refusal !== null);
  const toSettle = refused.length + reports.lostPhotos.length;
  // Beside a counted report "not counted" of its undo, a call or a photo would be read of the report.
  const isNotCounted = refused.length === toSettle && refused.every(({ kind }) => kind === 'report');
  const { person } = texts;
  const showKept = (): void => reports.show({ kind: 'kept' });
  return (
    <header class="bar">
      <span class="bar-name" title={person.menu}>
        {session.operator.name}
      </span>
      {unsent > 0 && <Kept icon="offline" count={unsent} words={person.unsent} onClick={showKept} />}
      {toSettle > 0 && (
        <Kept
          icon="warning"
          count={toSettle}
          words={isNotCounted ? person.refused : person.toSettle}
          onClick={showKept}
        />
      )}
      <button type="button" class="bar-button" onClick={switchLanguage}>
        {texts.switchLanguage}
      </button>
      <button type="button" class="bar-button" onClick={switchOperator}>
        {person.switch}
      </button>
    </header>
  );
}
