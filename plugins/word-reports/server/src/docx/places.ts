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

interface Passed {
  /** Characters of the part's texts up to the end of this paragraph. */
  characters: number;
  text: string;
}

function paragraphsOf(xml: string): Passed[] {
  let characters = 0;
  return [...xml.matchAll(PARAGRAPH)].map(([whole]) => {
    const text = textsOf(whole);
    characters += text.length;
    return { characters, text };
  });
}

/** Says where characters of a part stand for a person. `offset`: counted over the texts of the part alone, as docxtemplater counts; null: unknown. */
export type PlaceOf = (offset: number | null) => TemplatePlace;

/** The places of a part, which is read once for all of them. @param xml null: there is no such part */
export function placesOf(file: string, xml: string | null): PlaceOf {
  const part = partOf(file);
  let paragraphs: Passed[] | null = null;
  return (offset) => {
    paragraphs ??= xml === null ? [] : paragraphsOf(xml);
    const at = offset === null ? -1 : paragraphs.findIndex(({ characters }) => characters > offset);
    const found = paragraphs[at];
    if (!found) return { part, paragraph: null, text: null };
    return { part, paragraph: at + 1, text: readable(found.text).slice(0, SHOWN_CHARACTERS) };
  };
}
