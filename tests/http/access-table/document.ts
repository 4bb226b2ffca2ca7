const HEAD = `# Who may come in where

Made by \`tests/http/route-matrix.test.ts\`, which asks every door of the running product as everybody and fails where
this page says otherwise. Not edited by hand: [access.md](access.md) tells how it is made anew.

\`in\`: the handler begins, after sign-in, permission and policies. A number: the status of the refusal, or of a handler that
looks at credentials or at the body itself. \`page\`: the scan page, the same for everybody. \`-\`: not tried, or not heard.

\`nobody\` sends no token. \`operator\`, \`inspector\` and \`no-rights\` are sessions of the scan page. \`token-report\` is an API token
of the type custom with the capability \`report\` alone, \`token-read\` one of the type read-only, \`token-full\` full access,
\`token-admin\` one that acts for a person of the admin panel. The others are signed in at the admin panel.
`;

/** Tables by their headings: `route`, `operation`, `event` are the rows, people the columns. */
export function documentOf(people: string[], sections: [heading: string, rows: string[][]][]): string {
  const table = (rows: string[][]) =>
    [['', ...people], ['', ...people].map(() => '---'), ...rows]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n');
  return [HEAD, ...sections.map(([heading, rows]) => `## ${heading}\n\n${table(rows)}\n`)].join('\n');
}

/** The rows of all tables of such a document, without those of their heads. */
export function rowsOf(document: string): string[][] {
  return document
    .split('\n')
    .filter((line) => /^\| \w/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));
}
