import { useRef, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { newUuid, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { PartActResult, Proposal } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { plannedActs, whyOf, type PlannedAct } from './proposed-acts';

type Decision = 'open' | 'busy' | 'accepted' | 'left';

interface Accepting {
  decision: Decision;
  refusal: string | null;
  /** What the child's own children should follow with. */
  next: Proposal[];
  accept(): void;
  leave(): void;
}

/** Do what a proposal says, once: after a lost answer the same acts are sent under the same ids. */
function useAccepting(proposal: Proposal): Accepting {
  const say = useSay();
  const api = useApi();
  const plan = useRef<(PlannedAct & { factId: string })[] | null>(null);
  const [state, setState] = useState<Pick<Accepting, 'decision' | 'refusal' | 'next'>>({
    decision: 'open',
    refusal: null,
    next: [],
  });
  const { code, act, why } = proposal;

  async function perform(): Promise<void> {
    if (!plan.current) {
      const page = await api.get<BatchPage>(`/batches/parts/${code}`);
      const acts = plannedActs(proposal, page);
      if (!acts) {
        setState({ decision: 'open', refusal: say('proposal.gone'), next: [] });
        return;
      }
      plan.current = acts.map((planned) => ({ ...planned, factId: newUuid() }));
    }
    const reason = say(whyOf(why).reason, { parent: why.parent });
    const next: Proposal[] = [];
    for (const { operation, quantity, factId } of plan.current) {
      const body = { factId, quantity, reason, ...(operation === null ? {} : { operation }) };
      const answer = await api.post<PartActResult>(`/tracker/parts/${code}/${act}`, body);
      next.push(...answer.proposals);
    }
    setState({ decision: 'accepted', refusal: null, next });
  }

  return {
    ...state,
    accept() {
      setState({ decision: 'busy', refusal: null, next: [] });
      perform().catch((failure: ApiFailure) =>
        setState({ decision: 'open', refusal: failure.message, next: [] }),
      );
    },
    leave: () => setState({ decision: 'left', refusal: null, next: [] }),
  };
}

function Row({ proposal }: { proposal: Proposal }) {
  const say = useSay();
  const { decision, refusal, next, accept, leave } = useAccepting(proposal);
  const { code, designation, name, act, quantity: n, why } = proposal;
  const words = say(`done.proposal.${act}`, { name: designation ?? name ?? code, n });
  const decided = decision === 'accepted' || decision === 'left';
  return (
    <Box tag="li" data-proposal={code} data-decision={decision}>
      <Flex gap={3} justifyContent="space-between" wrap="wrap">
        <Link to={`/plugins/batches/${code}`}>
          <Typography textColor="primary600">{words}</Typography>
        </Link>
        {decided ? (
          <Typography textColor="neutral600">{say(`proposal.${decision}`)}</Typography>
        ) : (
          <Flex gap={2}>
            <Button size="S" variant="tertiary" disabled={decision === 'busy'} onClick={leave} data-leave>
              {say('proposal.leave')}
            </Button>
            <Button size="S" loading={decision === 'busy'} onClick={accept} data-accept>
              {say('proposal.accept')}
            </Button>
          </Flex>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say(whyOf(why).text, { change: Math.abs(why.change), n: why.quantityPerParent })}
      </Typography>
      {refusal && (
        <Typography textColor="warning700" role="alert">
          {refusal}
        </Typography>
      )}
      <Proposals proposals={next} />
    </Box>
  );
}

/** What the bill of materials suggests for child batches, each to be accepted or left; nothing where it is nothing. */
export function Proposals({ proposals }: { proposals: Proposal[] }) {
  const say = useSay();
  if (proposals.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} width="100%" paddingTop={2}>
      <Typography tag="li">{say('done.proposals')}</Typography>
      {proposals.map((proposal, place) => (
        <Row key={`${proposal.code} ${place}`} proposal={proposal} />
      ))}
    </Flex>
  );
}
