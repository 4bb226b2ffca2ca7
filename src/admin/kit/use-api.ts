import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { failureOf, wasAborted, type ApiFailure } from './api-failure';
import { useKitSay } from './kit-texts';
import { postForFile, type SentFile } from './post-for-file';

interface AskOptions {
  params?: unknown;
  signal?: AbortSignal;
}

/** Requests to admin routes. Every method answers the body and throws an `ApiFailure`. */
export interface Api {
  get<Answer>(path: string, options?: AskOptions): Promise<Answer>;
  post<Answer>(path: string, body?: unknown, options?: AskOptions): Promise<Answer>;
  put<Answer>(path: string, body?: unknown, options?: AskOptions): Promise<Answer>;
  del<Answer>(path: string, options?: AskOptions): Promise<Answer>;
  /** A file to show or to save; errors are read as words all the same. */
  blob(path: string, options?: AskOptions): Promise<Blob>;
  /** A file that a door makes of a body, as it comes, with what its headers say. */
  postForFile(path: string, body?: unknown, options?: Pick<AskOptions, 'signal'>): Promise<SentFile>;
}

/**
 * Strapi's fetch client with the panel's language as `Accept-Language` (refusals are then said in
 * it, whatever the browser's own language is) and errors as words.
 */
export function useApi(): Api {
  const client = useFetchClient();
  const { locale } = useIntl();
  const say = useKitSay();
  const token = useAuth('useApi', (state) => state.token);
  // Strapi hands out a new client at each render; the requests of a page must not restart for that.
  const latest = useRef({ client, locale, say, token });
  latest.current = { client, locale, say, token };

  return useMemo(() => {
    const withLanguage = (options: AskOptions = {}) => ({
      ...options,
      headers: { 'Accept-Language': latest.current.locale },
    });
    async function asSaid<Answer>(request: Promise<Answer>): Promise<Answer> {
      try {
        return await request;
      } catch (thrown) {
        if (wasAborted(thrown)) throw thrown;
        throw failureOf(thrown, latest.current.say);
      }
    }
    const answer = async <Answer>(request: Promise<{ data: Answer }>): Promise<Answer> =>
      (await asSaid(request)).data;
    const sender = (signal: AbortSignal | undefined) => ({
      backend: (window.strapi as unknown as { backendURL: string }).backendURL,
      language: latest.current.locale,
      token: () => latest.current.token,
      // Whatever is asked, Strapi's client takes care of a token that has expired.
      renew: () => latest.current.client.get('/admin/users/me'),
      signal,
    });
    return {
      get: <Answer>(path: string, options?: AskOptions) =>
        answer<Answer>(latest.current.client.get<Answer>(path, withLanguage(options))),
      post: <Answer>(path: string, body?: unknown, options?: AskOptions) =>
        answer<Answer>(latest.current.client.post<Answer>(path, body, withLanguage(options))),
      put: <Answer>(path: string, body?: unknown, options?: AskOptions) =>
        answer<Answer>(latest.current.client.put<Answer>(path, body, withLanguage(options))),
      del: <Answer>(path: string, options?: AskOptions) =>
        answer<Answer>(latest.current.client.del<Answer>(path, withLanguage(options))),
      blob: (path: string, options?: AskOptions) =>
        answer<Blob>(latest.current.client.get(path, { ...withLanguage(options), responseType: 'blob' })),
      postForFile: (path: string, body?: unknown, { signal }: Pick<AskOptions, 'signal'> = {}) =>
        asSaid(postForFile(sender(signal), path, body)),
    };
  }, []);
}

/** What a page knows of the thing it shows. */
export interface Loaded<Answer> {
  /** The last answer; it stays while a newer one is on its way. */
  data: Answer | null;
  /** The address that `data` is the answer of; it lags behind while another one is read. */
  answerOf: string | null;
  /** Why the last attempt failed; null after a success. */
  failure: ApiFailure | null;
  loading: boolean;
  /** When `data` was read, by this computer's clock; null before the first answer. */
  readAtMs: number | null;
  /** Read again; a request under way is given up. */
  reload(): void;
}

type State<Answer> = Omit<Loaded<Answer>, 'reload'>;

/**
 * Read `path` and keep it; reads again when it changes, gives up what is under way when it does or
 * when the page is left. `null` reads nothing.
 */
export function useLoad<Answer>(path: string | null): Loaded<Answer> {
  const api = useApi();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<Answer>>({
    data: null,
    answerOf: null,
    failure: null,
    loading: path !== null,
    readAtMs: null,
  });

  useEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    api.get<Answer>(path, { signal: controller.signal }).then(
      (data) => {
        if (controller.signal.aborted) return;
        setState({ data, answerOf: path, failure: null, loading: false, readAtMs: Date.now() });
      },
      (thrown: ApiFailure) => {
        if (controller.signal.aborted) return;
        setState((before) => ({ ...before, failure: thrown, loading: false }));
      },
    );
    return () => controller.abort();
  }, [api, path, attempt]);

  const reload = useCallback(() => setAttempt((n) => n + 1), []);
  return { ...state, reload };
}
