import { rootCertificates } from 'node:tls';
import { ClientSecretCredential, type ClientSecretCredentialOptions } from '@azure/identity';
import { waited } from './patience';
import { connectionProblem, retryAfterSeconds, thrown, type OneDriveProblem } from './problem';
import { goesDirect, TunnelAgent } from './proxy';
import type { OneDriveSettings } from './settings';
import { signInProblem } from './status-problem';

type Policy = NonNullable<ClientSecretCredentialOptions['additionalPolicies']>[number]['policy'];

/** What the last request of a sign-in met with; Microsoft's library keeps only a sentence of it. */
interface Seen {
  problem: OneDriveProblem | null;
}

const isPassing = ({ code }: OneDriveProblem): boolean =>
  code === 'onedrive-throttled' ||
  code === 'onedrive-unavailable' ||
  code === 'onedrive-offline' ||
  code === 'onedrive-cut';

/** Limits each request of the library, sends it again where that can help, and keeps what went wrong. */
function watch(settings: OneDriveSettings, ca: string | null, seen: Seen): Policy {
  // The library's own way through a proxy forgets the authorities, and reads more variables than Graph's client.
  const tunnel =
    settings.httpsProxy === ''
      ? null
      : new TunnelAgent(
          new URL(settings.httpsProxy),
          settings.requestMs,
          ca === null ? {} : { ca: [...rootCertificates, ca] },
        );
  return {
    name: 'trackerWatch',
    async sendRequest(request, next) {
      request.timeout = settings.requestMs;
      request.agent = tunnel && !goesDirect(settings, request.url) ? tunnel : undefined;
      for (let attempt = 0; ; attempt += 1) {
        let wait: number | null = null;
        try {
          const answer = await next(request);
          // The library follows no other host; an answer that leads there is none.
          if (answer.status < 300) {
            seen.problem = null;
            return answer;
          }
          wait = retryAfterSeconds(answer.headers.get('retry-after'), new Date());
          seen.problem = signInProblem(answer.status, answer.bodyAsText ?? '', wait);
          if (!isPassing(seen.problem) || !(await waited(settings, attempt, wait))) return answer;
        } catch (error) {
          seen.problem = connectionProblem(error);
          if (!isPassing(seen.problem) || !(await waited(settings, attempt, null))) throw error;
        }
      }
    },
  };
}

/** The application's own sign-in at Microsoft: gives a token, which the library keeps until shortly before its end. */
export class SignIn {
  private readonly seen: Seen = { problem: null };
  private credential: ClientSecretCredential | null = null;

  /** @param ca an authority beside the known ones, in PEM */
  constructor(
    private readonly settings: OneDriveSettings,
    private readonly ca: string | null,
  ) {}

  /** @throws for what the library takes for no tenant */
  private make(): ClientSecretCredential {
    const { settings, ca } = this;
    const { tenantId, clientId, clientSecret, authorityHost } = settings;
    return new ClientSecretCredential(tenantId, clientId, clientSecret, {
      authorityHost,
      // Whoever sets another authority has said that it is one; asking Microsoft's public cloud about it fails in others.
      disableInstanceDiscovery: authorityHost !== 'https://login.microsoftonline.com',
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy: watch(settings, ca, this.seen), position: 'perRetry' }],
      ...(ca === null ? {} : { tlsOptions: { ca: [...rootCertificates, ca].join('\n') } }),
    });
  }

  /** A token for Graph. @throws a problem (`thrown`) */
  async token(): Promise<string> {
    this.seen.problem = null;
    try {
      this.credential ??= this.make();
      return (await this.credential.getToken(`${this.settings.graphUrl}/.default`)).token;
    } catch (error) {
      const { code, details } = this.seen.problem ?? unseen(error);
      throw thrown(code, details);
    }
  }
}

/** The library refuses some settings by itself, before it asks anybody. */
function unseen(error: unknown): OneDriveProblem {
  const text = error instanceof Error ? error.message : '';
  if (/tenant/i.test(text)) return { code: 'onedrive-tenant-unknown', details: {} };
  return { code: 'onedrive-answer-unexpected', details: {} };
}
