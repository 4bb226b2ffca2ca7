import { Button, Flex } from '@strapi/design-system';
import { useSay } from '../texts';

export type View = 'list' | 'structure';

/** As a list with pages, or as what stands in what. */
export function ViewSwitch({ value, onChange }: { value: View; onChange(view: View): void }) {
  const say = useSay();
  return (
    <Flex gap={1} role="group" aria-label={say('order.view')}>
      {(['list', 'structure'] as const).map((view) => (
        <Button
          key={view}
          size="S"
          variant={view === value ? 'secondary' : 'tertiary'}
          aria-pressed={view === value}
          onClick={() => onChange(view)}
          data-view={view}
        >
          {say(`order.view.${view}`)}
        </Button>
      ))}
    </Flex>
  );
}
