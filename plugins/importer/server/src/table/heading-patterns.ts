import type { HeaderMeaning } from './header-words';

/**
 * Pieces that lie, were made, handed out or refused, or fill a box: none of them says how many a part takes.
 * \b knows no letters of Russian.
 */
const COUNTS_NOTHING =
  /склад|остат|налич|доступн|резерв|факт(?!ор)|выдан|получен[оны]|отпущ|сдан|брак|изготовлен[оны](?!и)|выполнен[оны](?!и)|дефицит|недоста|в упак|на регул|в комплекты|гиб(ов|а)|отверсти|(^|[^а-я])рез(ов|а)(?![а-я])|(?<!, ?)листов|сторон|слоев|зубьев|витков|операци|переходов|чертежей|швов|проходов|рабочих|исполнителей|на лист(е|$)|(с|из) листа|(на|из) заготовк|(qty|quantity|number|no|count) of (bends|holes|sheets|teeth|sides|layers|operations|cuts|turns)|(per|on|from) sheet|(^|[^a-z])(stock|on hand|available|reserved|issued|actual|picked|shipped|received|done|scrap|(in|per) pack|balance)/;

/** Whether pieces under a heading are no pieces that a part takes. `text` is lower case. */
export function countsNothing(text: string): boolean {
  return text.length <= 120 && COUNTS_NOTHING.test(text);
}

/** Assemblies, products or kits are counted, and not what stands in them. */
const COUNTS_GROUPS =
  /^(кол-?во|колич(ество)?|кол)[.\s]*(узл(ов|а)|сборок|сб(\.? ?ед)?|сборочных единиц|изделий|комплектов|наборов|партий|заказов|машин)\.?( (в|на) (1 )?(изд(елии|елие)?|машин[уе]))?$|^(qty|quantity|number|no) of (assemblies|assys|kits|sets|products|units)$|^(assy|assembly|kit|set) (qty|quantity)$|^(узлов|сборок|комплектов|изделий)( (на|в) (1 )?(изд(елии|елие)?|машин[уе]|заказ))?$|^(assemblies|assys|kits) (per|in) (product|unit|order)$/;

/** Whether a heading counts assemblies and not what stands in them. `text` is lower case. */
export function countsGroups(text: string): boolean {
  return text.length <= 120 && COUNTS_GROUPS.test(text);
}

/** How many products a heading counts the pieces of: 5 for `Кол-во на 5 изд.`; null: it does not say. `text` is lower case. */
export function productsCounted(text: string): number | null {
  const [, count] =
    /(?:^|\s)(?:на|для|for|per) (\d{1,5}) ?(?:изд|шт|компл|маш|узл|сб|pcs|units?|sets?|assy|products?|assemblies)/.exec(
      text.slice(0, 120),
    ) ?? [];
  return count === undefined || Number(count) === 0 ? null : Number(count);
}

/** Beginnings that are enough where no whole word is known. */
export const PATTERNS: readonly [RegExp, HeaderMeaning, number][] = [
  [
    /^(кол|количество|потребность|qty|quantity|q-?ty)[^а-яa-z].*(издели|изд(?![а-я])|заказ|всего|общ|total|product|order)/,
    'quantityTotal',
    70,
  ],
  [/^(кол-?во|колич|кол\.|потребн|qty|quantity).* (парти[юя]|серию|batch)( |$)/, 'quantity', 50],
  [/^(общее|суммарн|total|extended).*(кол|qty|quantity)/, 'quantityTotal', 70],
  [
    /^(кол-?во|колич|кол\.|qty|quantity).*(план|потребн|требу|необход|изготов|required|req'?d|needed|planned|to make)/,
    'quantity',
    65,
  ],
  [/^(кол-?во|колич|кол\.|qty|quantity)/, 'quantity', 60],
  [/^(потребн|плановое кол)/, 'quantity', 60],
  [
    /^(норма )?(расхода )?на (\d{1,5} |одно |один |одну )?(изд|узел|сборк|компл|маш|ед(\.|иниц))(?!.*(кг|масс|вес|руб|час|мин|н[./]ч|, ?[гмт](?![а-я])))/,
    'quantity',
    62,
  ],
  [/(родител|parent)/, 'parent', 60],
  [/^(куда )?входит( в)?( (сб|сборк|узел|изд|no|поз|номер|обозн|дсе|состав).*)?$/, 'parent', 60],
  [/^в (сб|сборк|узел|издели)/, 'parent', 60],
  [/^(входимость|в состав|где применя|применяется в)( |е|$)/, 'parent', 60],
  [/^обозн/, 'designation', 60],
  [/^(децимальн|part ?(number|no)|drawing (number|no)|no ?черт|номер черт|тип, ?марка)/, 'designation', 60],
  [/^bom ?line( name)?$/, 'designation', 35],
  [/^чертеж/, 'designation', 55],
  [/^(наим|назван)/, 'name', 60],
  [/^(уровень|bom level|level)/, 'level', 60],
  [/^(материал(?!ьн)|матер(?!иальн)|мат-?л(?![а-я])|марка (стали|материала)|material)/, 'material', 60],
  [/^(маршрут|технологическ|операц|routing|operations)/, 'operations', 60],
  [/^(ед\.? ?(изм|измер)|единиц|unit of)/, 'unit', 60],
  [/^(тип|вид|раздел) /, 'kind', 40],
  [/^(размер|габарит)/, 'size', 50],
  [/^(поз|№)/, 'number', 40],
  [/^(примечан|прим\.)/, 'note', 60],
  [/(^|[\s-])(qty|quantity|кол-?во|количество|menge)( \((kme|cun)\))?$/, 'quantity', 55],
  [
    /^(всего|итого)(?=[ ,.])(?!.*(масс|вес|кг|тонн|руб|сумм|цен|стоим|час|мин|норм|площад))/,
    'quantityTotal',
    55,
  ],
];
