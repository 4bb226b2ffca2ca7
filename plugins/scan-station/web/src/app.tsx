import { useCallback, useEffect, useState } from 'preact/hooks';
import { codeTextOf, readCode } from './logic/scan-input';
import { PageContext, type Page } from './page-context';
import { useReports, type Reports } from './reports/use-reports';
import { Counted } from './screens/counted';
import { Header } from './screens/header';
import { Kept } from './screens/kept';
import { MalformedCode } from './screens/notice';
import { PartScreen } from './screens/part-screen';
import { Ready } from './screens/ready';
import { Refused } from './screens/refused';
import { SignIn } from './screens/sign-in';
import { TEXTS } from './texts';
import { useAddress } from './use-address';
import { useLanguage } from './use-language';
import { useSession } from './use-session';
import { useWedge } from './use-wedge';

function Screen({ page, reports }: { page: Page; reports: Reports }) {
  const refused = reports.kept.find(
    ({ refusal, operator }) => refusal !== null && operator.id === page.session.operator.id,
  );
  if (refused) return <Refused key={refused.body.scanId} report={refused} reports={reports} />;
  if (reports.shown?.kind === 'counted') return <Counted shown={reports.shown} reports={reports} />;
  if (reports.shown?.kind === 'kept') return <Kept reports={reports} />;
  if (page.codeText === null) return <Ready />;
  const parsed = readCode(page.codeText);
  if (!parsed.ok) return <MalformedCode />;
  return <PartScreen key={parsed.code} code={parsed.code} reports={reports} />;
}

export function App() {
  const { language, switchLanguage } = useLanguage();
  const { session, expired, begin, end, lose } = useSession(language);
  const { pathname, open, visit } = useAddress();
  const reports = useReports(session, language, lose);
  const [signingIn, setSigningIn] = useState(0);
  const texts = TEXTS[language];
  const { dismiss } = reports;

  const openCode = useCallback(
    (code: string | null) => {
      dismiss();
      open(code);
    },
    [dismiss, open],
  );
  useWedge((text) => {
    const parsed = readCode(text);
    openCode(parsed.ok ? parsed.code : text);
  });
  useEffect(() => {
    document.title = texts.productName;
  }, [texts]);

  if (session === null) {
    return (
      <SignIn
        key={signingIn}
        language={language}
        switchLanguage={switchLanguage}
        expired={expired}
        unsent={reports.kept}
        onSignedIn={(next) => {
          setSigningIn((count) => count + 1);
          begin(next);
        }}
      />
    );
  }
  const page: Page = { language, texts, session, codeText: codeTextOf(pathname), visit, openCode, lose };
  return (
    <PageContext.Provider value={page}>
      <Header reports={reports} switchLanguage={switchLanguage} signOut={end} />
      <Screen page={page} reports={reports} />
    </PageContext.Provider>
  );
}
