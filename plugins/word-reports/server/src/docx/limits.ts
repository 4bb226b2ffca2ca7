/** What a template and a run of reports may cost. Each limit has a test. */
export const DOCX_LIMITS = {
  templateBytes: 5 * 1024 * 1024,
  zipEntries: 500,
  inflatedBytes: 50 * 1024 * 1024,
  /** Files of one run together. */
  outputBytes: 100 * 1024 * 1024,
  /** Documents of one run. */
  documents: 1_000,
  renderingMs: 60_000,
  renderingMemoryMb: 512,
} as const;

export type DocxLimits = { readonly [Name in keyof typeof DOCX_LIMITS]: number };
