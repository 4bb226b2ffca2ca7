import { useCallback, useState } from 'react';
import type { ApiFailure } from '../api-failure';
import { useApi } from '../use-api';

interface Sending<Answer> {
  answer: Answer | null;
  failure: ApiFailure | null;
  busy: boolean;
  send(path: string, body: object): void;
  /** Send a DELETE. */
  remove(path: string): void;
}

/** One act on its way: busy, then an answer or a refusal in words, after which it may be sent again. */
export function useSending<Answer>(): Sending<Answer> {
  const api = useApi();
  const [state, setState] = useState<Omit<Sending<Answer>, 'send' | 'remove'>>({
    answer: null,
    failure: null,
    busy: false,
  });
  const follow = useCallback((request: Promise<Answer>) => {
    setState({ answer: null, failure: null, busy: true });
    request.then(
      (answer) => setState({ answer, failure: null, busy: false }),
      (failure: ApiFailure) => setState({ answer: null, failure, busy: false }),
    );
  }, []);
  const send = useCallback(
    (path: string, body: object) => follow(api.post<Answer>(path, body)),
    [api, follow],
  );
  const remove = useCallback((path: string) => follow(api.del<Answer>(path)), [api, follow]);
  return { ...state, send, remove };
}
