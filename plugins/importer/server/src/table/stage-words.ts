/** Beginnings of words that name stages in factories. */
const STAGE =
  /^(ток|фрез|св$|св\.|свар|сверл|слес|шлиф|шл$|шл\.|раст|лазер|лаз$|лаз\.|гиб|зуб|терм|т\/?о$|твч|hrc|закал|покр|гальв|цинк|окр|покрас|маляр|грунт|сбор|сб$|сб\.|отк$|контр|штамп|плазм|резк|рез$|рез\.|заг$|заг\.|загот|маркир|упак|чпу|коорд|протяж|долб|строг|полир|пескостр|дроб|литье|литьё|ковк|правк|рубк|монтаж|испыт|мойк|turn|mill|drill|grind|weld|laser|bend|cut|saw|paint|coat|heat|assembl|inspect|deburr|punch|press)/i;
/** `Лазер, мин` is a column of times. */
const TIME = /[\s,]+\(?(мин|ч|час|н[/-]?ч|сек|min|h|hrs?|hours?|sec|s)\.?\)?$/i;

/** Whether a text begins as names of stages do in factories. */
export function beginsAsStage(text: string): boolean {
  return STAGE.test(text);
}

/** The stage that a heading names, without the unit of the times below it. */
export function withoutTime(heading: string): string {
  return heading.length > 120 ? heading : heading.replace(TIME, '').trim() || heading;
}

/** `005 Токарная` is the stage with the number of its operation. */
export function withoutNumber(heading: string): string {
  return heading.replace(/^\d{2,4}[.\s-]{1,4}(?=\p{L})/u, '');
}

/** What is marked in such columns is no work: whether it is bought, drawn or urgent. */
const NO_STAGE =
  /^(кооперац|покуп|закуп|чертеж|чертёж|эскиз|3d|dxf|модель|срочно|готов|склад|в налич|outsourc|purchas|drawing|urgent|done|ready)/i;

export function isNoStage(heading: string): boolean {
  return NO_STAGE.test(heading);
}
