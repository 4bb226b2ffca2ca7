import type { TemplatePlace } from './contracts';

const SHOWN_CHARACTERS = 60;
const PARAGRAPH = /<w:p[ >][\s\S]*?<\/w:p>/g;
const TEXT = /<(?:w:t|a:t|m:t)(?: [^>]*)?>([^<]*)</g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

const textsOf = (xml: string): string => [...xml.matchAll(TEXT)].map(([, text = '']) => text).join('');

const readable = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity).trim();

/** What kind of part of a document a file of the archive is. */
export function partOf(file: string): TemplatePlace['part'] {
  if (/^word\/document\.xml$/i.test(file)) return 'document';
  if (/^word\/header\d*\.xml$/i.test(file)) return 'header';
  if (/^word\/footer\d*\.xml$/i.test(file)) return 'footer';
  if (/^word\/(foot|end)notes\.xml$/i.test(file)) return 'notes';
  return /^docProps\//i.test(file) ? 'properties' : 'other';
}

/**
 * Where a character of a part stands for a person.
 * @param offset counted over the texts of the part alone, as docxtemplater counts it; null: unknown
 */
export function placeOf(file: string, xml: string | null, offset: number | null): TemplatePlace {
  const part = partOf(file);
  if (xml === null || offset === null) return { part, paragraph: null, text: null };
  let paragraph = 0;
  let passed = 0;
  for (const [whole] of xml.matchAll(PARAGRAPH)) {
    paragraph += 1;
    const text = textsOf(whole);
    passed += text.length;
    if (passed > offset) return { part, paragraph, text: readable(text).slice(0, SHOWN_CHARACTERS) };
  }
  return { part, paragraph: null, text: null };
}
