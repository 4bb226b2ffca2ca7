/** What the engine of templates takes and says. Plain data: it crosses the border of a process. */

/** A value as it is written into a document, already in words; a list repeats a block. */
export type FieldValue = string | FieldValues[];

/** Values by the names of their fields, as people write them. */
export type FieldValues = { [name: string]: FieldValue };

/** Where something stands in a template. */
export interface TemplatePlace {
  part: 'document' | 'header' | 'footer' | 'notes' | 'properties' | 'other';
  /** From 1, within its part; null where that cannot be said. */
  paragraph: number | null;
  /** How the text of that paragraph begins. */
  text: string | null;
}

export type TemplateIssueCode =
  | 'field-not-closed'
  | 'field-not-opened'
  | 'block-not-closed'
  | 'block-not-opened'
  | 'blocks-crossed'
  | 'block-misplaced'
  | 'part-damaged';

/** Something that has to be mended in a template before it can be filled. */
export interface TemplateIssue {
  code: TemplateIssueCode;
  /** The name within the braces as far as it was read; null: none. */
  field: string | null;
  place: TemplatePlace;
}

/** A field that a template asks for. */
export interface TemplateField {
  /** As it is written in the template. */
  name: string;
  kind: 'text' | 'block' | 'qr';
  /** Names of the blocks that it stands in, from the outermost. */
  within: string[];
  part: TemplatePlace['part'];
  /** From 1, within its part; null where that cannot be said. */
  paragraph: number | null;
}

/** Why a file cannot be a template at all. */
export type DocxProblemCode =
  | 'template-empty'
  | 'template-too-large'
  | 'template-not-docx'
  | 'template-old-doc'
  | 'template-encrypted'
  | 'template-damaged'
  | 'template-inflates-too-much'
  | 'template-too-many-entries'
  | 'template-has-doctype'
  | 'template-has-macros'
  | 'template-reaches-outside'
  | 'report-too-large'
  | 'report-took-too-long'
  | 'report-took-too-much-memory'
  | 'report-busy';

/** Returned, never thrown. */
export interface DocxProblem {
  ok: false;
  code: DocxProblemCode;
  details: Record<string, string | number>;
}

/** What a template asks for, and what is wrong with it. */
export interface Inspection {
  ok: true;
  fields: TemplateField[];
  issues: TemplateIssue[];
}

/** Say why a file is refused. */
export function docxProblem(code: DocxProblemCode, details: DocxProblem['details'] = {}): DocxProblem {
  return { ok: false, code, details };
}
