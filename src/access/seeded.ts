import type { Core } from '@strapi/strapi';

/** What earlier starts have seeded, so that nobody's later edit is undone by the next start. */
export interface Seeded {
  isNew(name: string): boolean;
  add(name: string): void;
  save(): Promise<void>;
}

/** Read the list of this name; the caller holds the boot lock until `save` is done. */
export async function seededBefore(strapi: Core.Strapi, list: string): Promise<Seeded> {
  const store = strapi.store({ type: 'core', name: 'tracker' });
  const key = `seeded-${list}`;
  const before = (await store.get({ key })) as string[] | null;
  const names = new Set(before ?? []);
  return {
    isNew: (name) => !names.has(name),
    add: (name) => {
      names.add(name);
    },
    save: async () => {
      if (names.size !== before?.length) await store.set({ key, value: [...names].sort() });
    },
  };
}
