import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { PartActResult } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import { Proposals } from './proposals';

/** What of the answer to an act leads on. */
export type ActAnswer = Partial<Pick<PartActResult, 'lot' | 'returnedTo' | 'proposals'>>;

/** That an act is recorded, the ways on from it, and what the bill of materials suggests. */
export function ActDone({ answer }: { answer: ActAnswer }) {
  const say = useSay();
  const { lot, returnedTo, proposals = [] } = answer;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} data-done>
      <Typography fontWeight="bold">{say('done.title')}</Typography>
      {lot && <Link to={`/plugins/batches/${lot.code}`}>{say('done.lot')}</Link>}
      {returnedTo && <Link to={`/plugins/batches/${returnedTo.code}`}>{say('done.returned')}</Link>}
      <Proposals proposals={proposals} />
    </Flex>
  );
}
