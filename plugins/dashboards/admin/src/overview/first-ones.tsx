import { Typography } from '@strapi/design-system';
import { useSay } from '../texts';

/** Below a list that is cut: how many of it are shown. Nothing where all of them are. */
export function FirstOnes({ shown, more }: { shown: number; more: boolean }) {
  const say = useSay();
  if (!more) return null;
  return (
    <Typography variant="pi" data-first-ones={shown}>
      {say('list.more', { count: shown })}
    </Typography>
  );
}
