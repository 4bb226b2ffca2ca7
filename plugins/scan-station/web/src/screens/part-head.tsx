import type { PartView } from '../../../../../src/tracking/contracts';
import { safeAddress } from '../logic/safe-address';
import { dateOf } from '../logic/moment';
import { usePage } from '../page-context';
import { titleOf } from '../outbox/kept-item';
import { Drawing } from './drawing';
import { useFocused } from './use-focused';

function aboutOrder({ product }: PartView): string[] {
  return [product.designation, product.name].filter((text): text is string => text !== null && text !== '');
}

/** What the batch is: designation and name, product and order, drawing. */
export function PartHead({ part }: { part: PartView }) {
  const { texts } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { orderNumber, dueDate } = part.product;
  const drawing = part.drawingUrl === null ? null : safeAddress(part.drawingUrl);
  const order = [
    ...new Set(aboutOrder(part)),
    orderNumber ? texts.part.order(orderNumber) : null,
    part.lot > 0 ? texts.part.lot(part.lot) : null,
    dueDate ? texts.part.due(dateOf(dueDate, texts.locale)) : null,
  ].filter(Boolean);
  const material = [part.material, part.size].filter(Boolean).join(', ');
  return (
    <section class="part-head">
      <h1 ref={heading} tabIndex={-1}>
        {titleOf(part)}
      </h1>
      {part.designation !== null && part.name !== null && <p class="part-name">{part.name}</p>}
      <p class="muted">{order.join(' · ')}</p>
      {material !== '' && <p class="muted">{material}</p>}
      {drawing !== null && <Drawing address={drawing} />}
    </section>
  );
}
