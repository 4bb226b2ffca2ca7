const BEHIND = /^(?:уровень|уров|ур|ступень|level|lvl|lv|l)[\s.№#_-]*(\d{1,2})$/i;
const BEFORE = /^(\d{1,2})(?:-?[йя])?[\s.-]*(?:уровень|уров|ур|ступень|level|lvl)\.?$/i;

/** The level that a heading names, such as `Ур. 2` or `Level 0`; null: none. */
export function levelNamed(heading: string): number | null {
  const text = heading.trim();
  const digits = (BEHIND.exec(text) ?? BEFORE.exec(text))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Words for what contains what, from the product down. */
const STEPS: readonly RegExp[] = [
  /^(изделие|продукт|product)$/i,
  /^(узел|сборка|сборочная единица|assembly|main assembly)$/i,
  /^(подузел|подсборка|sub-?\s?assembly)$/i,
  /^(деталь|part|component)$/i,
];

/** How far down `Изделие`, `Узел`, `Подузел`, `Деталь` stand; null: another word. */
export function stepNamed(heading: string): number | null {
  const step = STEPS.findIndex((word) => word.test(heading.trim()));
  return step < 0 ? null : step;
}

/** Whether headings beside each other name levels one after the other. */
export function nameLevels(headings: readonly string[]): boolean {
  return headings.some((heading, index) => {
    const level = levelNamed(heading);
    return level !== null && levelNamed(headings[index + 1] ?? '') === level + 1;
  });
}

/** Whether a heading stands for an assembly whose own assemblies have a column too: `Узел` beside `Подузел`. Pure. */
export function isAbove(headings: readonly string[], index: number): boolean {
  const [, assembly, within] = STEPS;
  const is = (word: RegExp | undefined, heading: string | undefined): boolean =>
    heading !== undefined && word?.test(heading.trim()) === true;
  return is(assembly, headings[index]) && headings.some((heading) => is(within, heading));
}
