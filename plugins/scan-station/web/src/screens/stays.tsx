import { usePage } from '../page-context';
import { Icon } from './icon';

/** A shared device could not ask for the next badge: it says loudly under whose name everything goes. */
export function Stays() {
  const { texts, session } = usePage();
  return (
    <p class="stays" role="alert">
      <Icon name="warning" />
      <span>{texts.person.stays(session.operator.name)}</span>
    </p>
  );
}
