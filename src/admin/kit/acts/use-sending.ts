import { useCallback, useState } from 'react';
import type { ApiFailure } from '../api-failure';
import { useApi } from '../use-api';

interface Sending<Answer> {
  answer: Answer | null;
  failure: ApiFailure | null;
  busy: boolean;
  send(path: string, body: object): void;
}

/** One act on its way: busy, then an answer or a refusal in words, after which it may be sent again. */
export function useSending<Answer>(): Sending<Answer> {
  const api = useApi();
  const [state, setState] = useState<Omit<Sending<Answer>, 'send'>>({
    answer: null,
    failure: null,
    busy: false,
  });
  const send = useCallback(
    (path: string, body: object) => {
      setState({ answer: null, failure: null, busy: true });
      api.post<Answer>(path, body).then(
        (answer) => setState({ answer, failure: null, busy: false }),
        (failure: ApiFailure) => setState({ answer: null, failure, busy: false }),
      );
    },
    [api],
  );
  return { ...state, send };
}
