import type { Core } from '@strapi/strapi';
import { fieldName, groupName, permissionName, typeName, verbName, type NameLanguage } from '../names';

interface Action {
  action: string;
  displayName: string;
  subCategory?: string;
  category?: string;
  plugin?: string;
}
interface Node {
  label: string;
  value: string;
  children?: Node[];
}
interface Types {
  actions: { label: string }[];
  subjects: { uid: string; label: string; properties: Node[] }[];
}
interface Sections {
  plugins: Action[];
  settings: Action[];
  singleTypes: Types;
  collectionTypes: Types;
}
interface SectionsBuilder {
  build(actions: unknown[]): Promise<Sections>;
}
interface Asking {
  state?: { user?: { preferedLanguage?: string | null } };
  get?(header: string): string;
}

/** The panel keeps its language with the user; before somebody chose one it follows the browser. */
function languageOf(asking: Asking | undefined): NameLanguage {
  const chosen = asking?.state?.user?.preferedLanguage ?? asking?.get?.('accept-language') ?? '';
  return chosen.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

function inWords(one: Action, language: NameLanguage): Action {
  const { action, displayName, subCategory, category, plugin } = one;
  return {
    ...one,
    displayName: permissionName(action, displayName, language),
    ...(subCategory === undefined ? {} : { subCategory: groupName(subCategory, language) }),
    ...(category === undefined ? {} : { category: groupName(category, language) }),
    ...(plugin === undefined ? {} : { plugin: groupName(plugin.replace('plugin::', ''), language) }),
  };
}

function fieldsInWords(uid: string, nodes: Node[], language: NameLanguage): Node[] {
  return nodes.map((node) => ({ ...node, label: fieldName(uid, node.value, language) }));
}

function typesInWords({ actions, subjects }: Types, language: NameLanguage): Types {
  return {
    actions: actions.map((action) => ({ ...action, label: verbName(action.label, language) })),
    subjects: subjects.map((subject) => ({
      ...subject,
      label: typeName(subject.uid, language) ?? subject.label,
      properties: subject.properties.map((property) => ({
        ...property,
        label: verbName(property.label, language),
        ...(property.children ? { children: fieldsInWords(subject.uid, property.children, language) } : {}),
      })),
    })),
  };
}

/**
 * Settings, Roles shows the names of types, fields and permissions as the server sends them, and Strapi
 * sends its code's own: say them in the asking person's language. Call it in `register`.
 */
export function sayPermissionsInWords(strapi: Core.Strapi): void {
  const service = strapi.service('admin::permission') as unknown as { sectionsBuilder: SectionsBuilder };
  const { sectionsBuilder } = service;
  const build = sectionsBuilder.build.bind(sectionsBuilder);
  sectionsBuilder.build = async (actions) => {
    const { plugins, settings, singleTypes, collectionTypes, ...others } = await build(actions);
    const language = languageOf(strapi.requestContext.get() as Asking | undefined);
    return {
      ...others,
      plugins: plugins.map((action) => inWords(action, language)),
      settings: settings.map((action) => inWords(action, language)),
      singleTypes: typesInWords(singleTypes, language),
      collectionTypes: typesInWords(collectionTypes, language),
    };
  };
}
