import { workbookProblem, type WorkbookProblem, type WorkbookProblemCode } from '../contracts';

/** Carries a refusal out of the middle of a file; it never leaves the reader. */
export class StopReading extends Error {
  readonly problem: WorkbookProblem;

  constructor(code: WorkbookProblemCode, details: WorkbookProblem['details'] = {}) {
    super(`Reading stopped: ${code}.`);
    this.problem = workbookProblem(code, details);
  }
}
