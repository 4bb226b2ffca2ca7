/** The body of the process that opens templates and fills them: takes one task, answers once, ends. */
import type { FieldValues, Inspection } from '../docx/contracts';
import { docxProblem, type DocxProblem } from '../docx/contracts';
import type { DocxLimits } from '../docx/limits';
import { readDocx } from '../docx/read-docx';
import { renderDocx } from '../docx/render';
import { inspectTemplate, prepareTemplate } from '../docx/template';
import { writeZip, zipEntry, type ZipEntry } from '../docx/zip';

/** A document to fill: its name without an ending, and its values. */
export interface ReportToFill {
  name: string;
  values: FieldValues;
  /** A line that the foot of every page gets though the template does not ask for it. */
  stamp?: string;
}

export interface DocxTask {
  template: Uint8Array;
  limits: DocxLimits;
  /** null: say what the template asks for. */
  reports: ReportToFill[] | null;
}

/** One report alone is a .docx, several are a .zip of them. */
export interface Filled {
  ok: true;
  file: Uint8Array;
}

export type DocxAnswer = Inspection | Filled | DocxProblem;

/** How many reports are filled, or the answer. */
export type DocxMessage = { done: number } | { answer: DocxAnswer };

const PROGRESS_EVERY = 10;

async function answerOf(task: DocxTask, onDone: (done: number) => void): Promise<DocxAnswer> {
  const { buffer, byteOffset, byteLength } = task.template;
  const read = await readDocx(Buffer.from(buffer, byteOffset, byteLength), task.limits);
  if (!read.ok) return read;
  const template = prepareTemplate(read);
  if (task.reports === null) return inspectTemplate(template);
  const files: ZipEntry[] = [];
  let room = task.limits.outputBytes;
  for (const [index, { name, values, stamp }] of task.reports.entries()) {
    const file = renderDocx(template, values, stamp ?? null);
    room -= file.length;
    if (room < 0)
      return docxProblem('report-too-large', { limitMb: Math.round(task.limits.outputBytes / 1024 / 1024) });
    if (task.reports.length === 1) return { ok: true, file };
    // A .docx is compressed already.
    files.push(zipEntry(`${name}.docx`, file, false));
    if ((index + 1) % PROGRESS_EVERY === 0) onDone(index + 1);
  }
  return { ok: true, file: writeZip(files) };
}

const tell = (message: DocxMessage, then: () => void = () => undefined): void => {
  process.send?.(message, undefined, {}, then);
};

process.once('message', (task: DocxTask) => {
  answerOf(task, (done) => tell({ done })).then(
    (answer) => tell({ answer }, () => process.exit(0)),
    () => process.exit(1),
  );
});
