/** What a unit of measure says of the quantity beside it. */
export interface Unit {
  /** Measured, as metres and kilograms are, and not counted in pieces. */
  isMeasure: boolean;
  /** How many pieces one of it is: a thousand in `тыс. шт`. */
  factor: number;
}

const MEASURES =
  'кг|килограмм|килограммы|килограммов|г|гр|грамм|граммы|граммов|мг|т|тн|тонна|тонны|тонн|ц|' +
  'м|метр|метры|метров|мм|миллиметр|см|сантиметр|дм|км|пм|мп|погм|мпог|погметр|погметры|погонныйметр|погонныхметров|метрпогонный|' +
  'м2|мкв|квм|квметр|квметров|квадратныйметр|мм2|см2|дм2|м3|мкуб|кубм|кубметр|см3|дм3|л|литр|литры|литров|мл|' +
  'кгс|kg|kgs|kilogram|kilograms|g|gr|gram|grams|mg|t|to|ton|tons|tonne|tonnes|m|mtr|mtrs|meter|meters|metre|metres|rm|lm|lfm|mm|millimeter|millimetre|cm|dm|km|' +
  'm2|sqm|qm|mm2|cm2|m3|cbm|cm3|l|ltr|lt|litre|litres|liter|liters|ml|ft|feet|foot|in|inch|inches|yd|yard|yards|lb|lbs|pound|pounds|oz|gal|gallon|gallons|sqft|ft2';
const COUNTS =
  'шт|штк|штука|штуки|штук|ед|единица|единицы|единиц|экз|изд|изделие|дет|деталь|деталей|компл|комп|комплект|комплекта|комплектов|кт|кмп|' +
  'наб|набор|наборов|упак|уп|упаковка|пач|пачка|рул|рулон|лист|листов|лст|бух|бухта|боб|бобина|катушка|бут|бутылка|бал|баллон|банка|' +
  'бан|кан|канистра|кор|коробка|ящ|ящик|меш|мешок|туб|туба|тюб|хлыст|хл|прут|pcs|pc|pce|pces|piece|pieces|ea|each|off|no|nos|nr|st|stk|stck|stuck|stück|pz|szt|ks|' +
  'set|sets|kit|kits|unit|units|un|u|pk|pack|packs|pkg|box|boxes|roll|rolls|sheet|sheets|can|bottle|assy|item|items|au|count';
const PAIRS = 'пара|пары|пар|pr|prs|pair|pairs';
const MULTIPLES: Readonly<Record<string, number>> = {
  ...Object.fromEntries(PAIRS.split('|').map((word) => [word, 2])),
  ...{ тыс: 1_000, тысшт: 1_000, тысштук: 1_000, тысяча: 1_000, тысячштук: 1_000, тшт: 1_000 },
  ...{
    thousand: 1_000,
    thousands: 1_000,
    mpcs: 1_000,
    kpcs: 1_000,
    th: 1_000,
    c: 100,
    сотня: 100,
    сотен: 100,
  },
  ...{ дюжина: 12, дюж: 12, дюжин: 12, dozen: 12, dozens: 12, dz: 12, doz: 12 },
};

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...MEASURES.split('|').map((word): [string, Unit] => [word, { isMeasure: true, factor: 1 }]),
  ...COUNTS.split('|').map((word): [string, Unit] => [word, { isMeasure: false, factor: 1 }]),
  ...Object.entries(MULTIPLES).map(([word, factor]): [string, Unit] => [word, { isMeasure: false, factor }]),
]);

/** Codes of the Russian classifier of units (ОКЕИ), which 1С and SAP write beside the words or instead of them. */
const OKEI: Readonly<Record<string, string>> = {
  ...{ '003': 'мм', '004': 'см', '005': 'дм', '006': 'м', '008': 'км', '018': 'пог. м', '050': 'мм2' },
  ...{ '051': 'см2', '053': 'дм2', '055': 'м2', '110': 'мм3', '111': 'см3', '112': 'л', '113': 'м3' },
  ...{ '161': 'мг', '163': 'г', '166': 'кг', '168': 'т', '625': 'лист', '642': 'ед', '657': 'изд' },
  ...{ '704': 'набор', '715': 'пара', '736': 'рулон', '778': 'упак', '796': 'шт', '798': 'тыс. шт' },
  ...{ '812': 'ящик', '839': 'компл' },
};

/** The unit that a code of the Russian classifier names, with or without the zeros that spreadsheets lose; null: none. */
export function unitOfCode(text: string): string | null {
  return /^\d{1,3}$/.test(text) ? (OKEI[text.padStart(3, '0')] ?? null) : null;
}

/** No unit is longer. */
const MAX_UNIT = 25;
const HUNDREDS = /^([1-9]\d{0,5})(шт|штук|pcs|pc|ea)$/;

/** What is known of a unit, however it is written (`м²`, `кв. м`, `п/м`, `100 шт`); null: nothing. */
export function unitOf(text: string): Unit | null {
  if (text.length > MAX_UNIT) return null;
  // As most files write them.
  const plain = UNITS.get(text);
  if (plain !== undefined) return plain;
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s./^-]/g, '');
  const multiple = HUNDREDS.exec(word);
  return multiple ? { isMeasure: false, factor: Number(multiple[1]) } : (UNITS.get(word) ?? null);
}

/** Whether a unit is two pieces, which some call one part. */
export function isPair(unit: string | null): boolean {
  return unit !== null && /^п|^p/i.test(unit) && unitOf(unit)?.factor === 2;
}

/** Whether a unit measures instead of counting pieces. */
export function isMeasure(unit: string | null): boolean {
  return unit !== null && unitOf(unit)?.isMeasure === true;
}

/** The unit that a heading of quantities names behind a comma or in brackets: `Кол-во, кг`, `Qty (m)`; null: none. */
export function unitInHeading(heading: string): string | null {
  if (heading.length > 120) return null;
  const parts = heading.split(/[,([]| в /);
  const behind = parts.length < 2 ? '' : (parts.at(-1) ?? '').replace(/[)\]]/g, '').trim();
  return behind !== '' && unitOf(behind) !== null ? behind : null;
}
