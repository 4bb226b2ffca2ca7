import { headerText, meaningsOf } from './header-words';

const STAGE = /^этап( производства)?$/;
const CONSUMED = /^номенклатура/;
const ITEM_OF_COST = /^статья/;

/**
 * Whether a heading names the stage that uses up what stands beside it, as in a resource specification of 1С (`Номенклатура`,
 * `Ед.`, `Этап`): that is no route of the part. Pure.
 */
export function headsConsumingStage(heading: string, headings: readonly string[]): boolean {
  if (!STAGE.test(headerText(heading))) return false;
  const texts = headings.map((text) => (text.length > 120 ? '' : headerText(text)));
  const isMeasured = headings.some((text) => meaningsOf(text)[0]?.field === 'unit');
  return (
    texts.some((text) => CONSUMED.test(text)) && (isMeasured || texts.some((text) => ITEM_OF_COST.test(text)))
  );
}
