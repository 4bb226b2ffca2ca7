import type { Language } from '../../../../../src/refusals';
import type { ReportPreview } from '../../../contracts';
import { fieldKey, qrSource } from '../docx/field-name';
import { sayIssue, sayPlace } from '../said';
import { blankFields, matchFields, type Match } from './match-fields';
import type { PreparedRun } from './prepare-run';

const SHOWN_NAMES = 20;
const SHOWN_CHARACTERS = 200;

/** What the fields outside of blocks become in the first document. */
function sampleOf({ inspection, reports }: PreparedRun): Record<string, string> {
  const values = new Map(
    Object.entries(reports[0]?.values ?? {}).map(([name, value]) => [fieldKey(name), value]),
  );
  const texts = inspection.fields
    .filter(({ within, kind }) => within.length === 0 && kind !== 'block')
    .map(({ name }) => [name.trim(), values.get(fieldKey(qrSource(name) ?? name))] as const)
    .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, text]) => [name, text.slice(0, SHOWN_CHARACTERS)]));
}

/** Where each field without data stands first. */
function placesOf({ fields, unmatched }: Match, language: Language): Record<string, string> {
  const places = unmatched.map((name) => {
    const field = fields.find((one) => !one.matched && one.name.trim() === name);
    return [name, field ? sayPlace(field, language) : ''];
  });
  return Object.fromEntries(places) as Record<string, string>;
}

/** What a run would make. */
export function previewRun(prepared: PreparedRun, language: Language): ReportPreview {
  const { template, inspection, collected, reports } = prepared;
  const documents = reports.map(({ values }) => values);
  const match = matchFields(inspection.fields, documents, collected.offers);
  return {
    template: { id: template.id, name: template.name },
    ...match,
    places: placesOf(match, language),
    blank: blankFields(match.fields, documents),
    issues: inspection.issues.map((issue) => sayIssue(issue, language)),
    documents: reports.length,
    fileNames: reports.slice(0, SHOWN_NAMES).map(({ name }) => `${name}.docx`),
    sample: sampleOf(prepared),
    dataAsOf: collected.dataAsOf ?? null,
  };
}
