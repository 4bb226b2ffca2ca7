import { usePage } from '../page-context';
import type { Reports } from '../outbox/use-reports';

interface Props {
  reports: Reports;
  switchLanguage(): void;
  switchOperator(): void;
}

export function Header({ reports, switchLanguage, switchOperator }: Props) {
  const { texts, session } = usePage();
  // The report that is being sent right now is told by its screen, until it is told to be kept.
  const onItsWay = reports.shown === null ? reports.freshId : null;
  const unsent = reports.kept.filter(({ refusal, id }) => refusal === null && id !== onItsWay).length;
  const refused = reports.kept.filter(({ refusal }) => refusal !== null).length;
  const showKept = (): void => reports.show({ kind: 'kept' });
  return (
    <header class="bar">
      <span class="bar-name" title={texts.person.menu}>
        {session.operator.name}
      </span>
      {unsent > 0 && (
        <button type="button" class="bar-unsent" onClick={showKept}>
          {texts.person.unsent(unsent)}
        </button>
      )}
      {refused > 0 && (
        <button type="button" class="bar-unsent bar-refused" onClick={showKept}>
          {texts.person.refused(refused)}
        </button>
      )}
      <button type="button" class="bar-button" onClick={switchLanguage}>
        {texts.switchLanguage}
      </button>
      <button type="button" class="bar-button" onClick={switchOperator}>
        {texts.person.switch}
      </button>
    </header>
  );
}
