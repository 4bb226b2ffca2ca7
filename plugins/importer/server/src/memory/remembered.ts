import { FIELDS, type Mapping, type PreviewOptions, type RememberedReading } from '../contracts';
import { ownKey } from '../own-fields/own-field';
import type { Bom } from '../understand';

/** How a table was read, as far as the next file with the same heading can be read so too. */
export type Reading = Pick<RememberedReading, 'mapping' | 'format' | 'quantityMeans'>;

function isTold({ mapping, format, quantityMeans }: PreviewOptions): boolean {
  return mapping !== undefined || format !== undefined || quantityMeans !== undefined;
}

/**
 * What is to be remembered of an import; null: nothing, for the file was read as it was recognised. Fields without a column
 * are remembered too, so that the next file gets none by guess. What is done with parts that exist is never
 * remembered: it is asked for each time. Pure.
 */
export function readingOf(
  { mapping, format, quantityMeans, remembered, ownFields }: Bom,
  options: PreviewOptions,
): Reading | null {
  if (!isTold(options) && remembered === null) return null;
  const fields = [...FIELDS, ...ownFields.map(({ name }) => ownKey(name))];
  const whole: Mapping = Object.fromEntries(fields.map((field) => [field, mapping[field] ?? null]));
  const means = options.quantityMeans ?? remembered?.quantityMeans ?? null;
  const chosen = options.format ?? remembered?.format ?? null;
  return {
    mapping: whole,
    format: chosen === null ? null : (format ?? chosen),
    quantityMeans: means && quantityMeans,
  };
}

/** The options of a file whose heading is remembered; what a person says now wins. Pure. */
export function optionsAsLastTime(options: PreviewOptions, reading: Reading): PreviewOptions {
  const { mapping, format, quantityMeans } = reading;
  return {
    ...(format === null ? {} : { format }),
    ...(quantityMeans === null ? {} : { quantityMeans }),
    ...options,
    mapping: { ...withoutTaken(mapping, options.mapping ?? {}), ...options.mapping },
  };
}

/** A column that a person gives to one field now is no longer that of the field it was remembered for. */
function withoutTaken(mapping: Mapping, told: Mapping): Mapping {
  const taken = new Set(Object.values(told).filter((column) => column !== null));
  return Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [field, column && taken.has(column) ? null : column]),
  );
}
