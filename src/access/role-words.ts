/** What the roles of operators that the product makes are called. Strapi keeps one name, so it says both. */
const WORDS = {
  operator: { ru: 'Оператор', en: 'operator' },
  inspector: { ru: 'Контролёр ОТК', en: 'inspector' },
  'typed-name': { ru: 'Имя без учётной записи', en: 'typed name' },
} as const;

export type OperatorRoleType = keyof typeof WORDS;

/** The name that a role of ours is made with: «Оператор (operator)». */
export function roleNameOf(type: OperatorRoleType): string {
  const { ru, en } = WORDS[type];
  return `${ru} (${en})`;
}

/** A role's name in one language. One that the factory has named itself stays as it is. */
export function roleWord(name: string, language: 'ru' | 'en'): string {
  const type = (Object.keys(WORDS) as OperatorRoleType[]).find((one) => roleNameOf(one) === name);
  if (type === undefined) return name;
  const word = WORDS[type][language];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The names that roles of ours are made with, and what readers of each language see of them. */
export function operatorRoleNames(): (readonly [string, Readonly<Record<'ru' | 'en', string>>])[] {
  return (Object.keys(WORDS) as OperatorRoleType[]).map(roleNameOf).map((name) => {
    const said = { ru: roleWord(name, 'ru'), en: roleWord(name, 'en') };
    return [name, said] as const;
  });
}
