import { usePage } from '../page-context';
import type { Reports } from '../reports/use-reports';

interface Props {
  reports: Reports;
  switchLanguage(): void;
  signOut(): void;
}

export function Header({ reports, switchLanguage, signOut }: Props) {
  const { texts, session } = usePage();
  const unsent = reports.kept.filter(({ refusal }) => refusal === null).length;
  return (
    <header class="bar">
      <span class="bar-name" title={texts.person.menu}>
        {session.operator.name}
      </span>
      {unsent > 0 && !reports.sending && (
        <button type="button" class="bar-unsent" onClick={reports.showKept}>
          {texts.person.unsent(unsent)}
        </button>
      )}
      <button type="button" class="bar-button" onClick={switchLanguage}>
        {texts.switchLanguage}
      </button>
      <button type="button" class="bar-button" onClick={signOut}>
        {texts.person.signOut}
      </button>
    </header>
  );
}
