import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import { isCounted, sendReport, type CountedBody } from '../server/api';
import type { Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import { forgetReport, keepReport, keptReports } from './kept-reports';
import type { KeptReport } from './report';

/** How often a kept report is tried again by itself. */
const RETRY_MS = 5_000;

/** What the person who reported sees next. */
export type Shown = { kind: 'counted'; report: KeptReport; answer: CountedBody } | { kind: 'kept' } | null;

export interface Reports {
  kept: KeptReport[];
  shown: Shown;
  sending: boolean;
  report(report: KeptReport): void;
  /** Send what is kept again: the same reports under the same ids. */
  flush(): void;
  /** Back from a result to work. */
  dismiss(): void;
  showKept(): void;
  /** A refusal has been seen; the report is forgotten. */
  forget(scanId: string): void;
  /** Send a refused report again, after the reason for the refusal is gone. */
  again(report: KeptReport): void;
}

type Sent = { kind: 'counted'; answer: CountedBody } | { kind: 'no-answer' | 'refused' | 'signed-out' };

async function sendOne(report: KeptReport, session: Session, language: Language): Promise<Sent> {
  const sentAt = new Date().toISOString();
  const answer = await sendReport(report.body, sentAt, { jwt: session.jwt, language });
  if (answer.kind === 'accepted' && isCounted(answer.body)) {
    forgetReport(deviceStorage, report.body.scanId);
    return { kind: 'counted', answer: answer.body };
  }
  if (answer.kind === 'refused' && answer.code !== 'too-many-attempts') {
    const { code, message, details } = answer;
    keepReport(deviceStorage, { ...report, refusal: { code, message, details } });
    return { kind: 'refused' };
  }
  return { kind: answer.kind === 'signed-out' ? 'signed-out' : 'no-answer' };
}

function unsentOf(operatorId: string): KeptReport[] {
  return keptReports(deviceStorage).filter(
    ({ operator, refusal }) => operator.id === operatorId && refusal === null,
  );
}

/** Calls `flush` when the network is back, and every few seconds while something is unsent. */
function useRetries(hasUnsent: boolean, flush: () => void): void {
  useEffect(() => {
    if (!hasUnsent) return undefined;
    const timer = setInterval(flush, RETRY_MS);
    window.addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', flush);
    };
  }, [hasUnsent, flush]);
}

/**
 * Reports on their way: each is kept on the device before it is sent, and forgotten when the server
 * has answered. Sent in order, one at a time.
 */
export function useReports(session: Session | null, language: Language, onSignedOut: () => void): Reports {
  const [kept, setKept] = useState(() => keptReports(deviceStorage));
  const [shown, setShown] = useState<Shown>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const fresh = useRef<string | null>(null);
  const refresh = useCallback(() => setKept(keptReports(deviceStorage)), []);

  const flush = useCallback(() => {
    if (session === null || busy.current) return;
    busy.current = true;
    setSending(true);
    const run = async (): Promise<void> => {
      for (let next = unsentOf(session.operator.id)[0]; next; next = unsentOf(session.operator.id)[0]) {
        const sent = await sendOne(next, session, language);
        if (sent.kind === 'counted') {
          const { answer } = sent;
          const isFresh = fresh.current === next.body.scanId;
          const report = next;
          setShown((now) => (isFresh || now?.kind === 'kept' ? { kind: 'counted', report, answer } : now));
        }
        if (sent.kind === 'no-answer' && fresh.current !== null) setShown({ kind: 'kept' });
        if (sent.kind === 'refused') setShown(null);
        if (sent.kind === 'signed-out') onSignedOut();
        if (sent.kind === 'no-answer' || sent.kind === 'signed-out') break;
      }
    };
    void run().finally(() => {
      busy.current = false;
      setSending(false);
      refresh();
    });
  }, [session, language, onSignedOut, refresh]);

  const hasUnsent = kept.some(({ refusal, operator }) => !refusal && operator.id === session?.operator.id);
  useRetries(hasUnsent, flush);
  // What an earlier page or an ended session left is sent as soon as its operator is here.
  useEffect(flush, [flush]);

  const send = (report: KeptReport): void => {
    fresh.current = report.body.scanId;
    keepReport(deviceStorage, report);
    refresh();
    flush();
  };
  return {
    kept,
    shown,
    sending,
    report: send,
    flush,
    dismiss: () => {
      fresh.current = null;
      setShown(null);
    },
    showKept: () => setShown({ kind: 'kept' }),
    forget: (scanId) => setKept(forgetReport(deviceStorage, scanId)),
    again: (report) => send({ ...report, refusal: null }),
  };
}
