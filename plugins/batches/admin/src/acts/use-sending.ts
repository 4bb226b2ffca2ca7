import { useCallback, useState } from 'react';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';

/**
 * A UUID from cryptographic randomness. `crypto.randomUUID` exists over HTTPS only, and the panel is
 * opened over plain HTTP in the factory's network too.
 */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, place) => {
    const fixed = place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  });
  return [0, 4, 6, 8, 10].map((from, n) => hex.slice(from, [4, 6, 8, 10, 16][n]).join('')).join('-');
}

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
