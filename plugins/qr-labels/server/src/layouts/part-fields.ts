import type { Core } from '@strapi/strapi';
import { partColumns, partFieldLabels } from '../../../../../src/own-fields';
import type { CardKind, LayoutFieldRow } from '../../../layouts/contracts';
import { BUILT_IN_FIELDS, CARD_FIELDS } from './settings';

/** A field of Part with the column it stands in. */
export interface PartField {
  field: 'material' | 'size' | `own.${string}`;
  column: string;
  type: string;
}

/** Fields of Part that labels say besides what every label knows: its material, its size, and the factory's own. */
export function partFields(strapi: Core.Strapi): PartField[] {
  return partColumns(strapi).flatMap(({ name, column, type, isOwn }): PartField[] => {
    if (name === 'material' || name === 'size') return [{ field: name, column, type }];
    return isOwn ? [{ field: `own.${name}`, column, type }] : [];
  });
}

/** The fields that a layout of cards may have. */
export function cardFields(): Record<CardKind, LayoutFieldRow[]> {
  const rows = (kind: CardKind) => CARD_FIELDS[kind].map((field) => ({ field, label: null }));
  return { stage: rows('stage'), badge: rows('badge') };
}

/** All fields that a layout of labels may have; own ones with the name that the content manager gives them. */
export async function layoutFields(strapi: Core.Strapi): Promise<LayoutFieldRow[]> {
  const own = partColumns(strapi).filter(({ isOwn }) => isOwn);
  const labelOf = own.length === 0 ? null : await partFieldLabels(strapi);
  return [
    ...BUILT_IN_FIELDS.map((field) => ({ field, label: null })),
    ...own.map(({ name }) => ({ field: `own.${name}` as const, label: labelOf?.(name) ?? name })),
  ];
}

/** In English the month is a word: 12/05 is another day in another country. */
const DAY = { ru: { dateStyle: 'short' }, en: { dateStyle: 'medium' } } as const;
const YES_NO = { ru: ['да', 'нет'], en: ['yes', 'no'] } as const;

/**
 * A value of the database as a label says it.
 * @param text as PostgreSQL writes it; instants are in UTC
 * @param zone IANA name of the factory's time zone
 */
export function valueText(text: string | null, type: string, language: 'ru' | 'en', zone: string): string {
  if (text === null) return '';
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  switch (type) {
    case 'boolean':
      return YES_NO[language][text === 'true' ? 0 : 1];
    case 'date':
      return new Date(`${text.slice(0, 10)}T00:00:00Z`).toLocaleDateString(locale, {
        timeZone: 'UTC',
        ...DAY[language],
      });
    case 'datetime':
      return new Date(`${text.slice(0, 23).replace(' ', 'T')}Z`).toLocaleString(locale, {
        timeZone: zone,
        ...DAY[language],
        timeStyle: 'short',
      });
    case 'decimal':
    case 'float': {
      const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
      return language === 'ru' ? plain.replace('.', ',') : plain;
    }
    default:
      return text;
  }
}
