/** A file as a door made it. */
export interface SentFile {
  /** Of the type that the door gave it. */
  content: Blob;
  /** What the door says of it beside. */
  headers: Headers;
}

/** Who asks for a file. */
export interface FileSender {
  /** Where the server is: an address without a path. */
  backend: string;
  /** Of refusals. */
  language: string;
  /** Of the session, as it is now. */
  token(): string | null;
  /** Called once when the token is refused: afterwards `token` gives a newer one. */
  renew(): Promise<unknown>;
  signal?: AbortSignal | undefined;
}

function send({ backend, language, token, signal }: FileSender, path: string, body: unknown) {
  return fetch(`${backend}${path}`, {
    method: 'POST',
    credentials: 'include',
    headers: {
      Authorization: `Bearer ${token()}`,
      'Accept-Language': language,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body ?? {}),
    ...(signal ? { signal } : {}),
  });
}

/** What a refusal says; an answer that is no JSON says nothing. */
async function saidBy(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}

/**
 * Ask a door for a file that it makes. Strapi's client reads the answers to a POST as JSON alone.
 * @throws what that client throws of a refusal: `{ status, response: { data } }`
 */
export async function postForFile(sender: FileSender, path: string, body: unknown): Promise<SentFile> {
  let answer = await send(sender, path, body);
  if (answer.status === 401) {
    await sender.renew();
    answer = await send(sender, path, body);
  }
  if (answer.ok) return { content: await answer.blob(), headers: answer.headers };
  throw Object.assign(new Error(`${answer.status}`), {
    status: answer.status,
    response: { data: await saidBy(answer) },
  });
}
