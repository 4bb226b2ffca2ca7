import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { countOutcomes, DialogFrame, ReasonField } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { BatchChoices, Outcomes, RefusedBatches } from './batch-lists';
import type { WholePreview } from './preview';
import { useApplying, type Applying } from './use-applying';

interface RouteDialogProps {
  preview: WholePreview;
  onClose(): void;
}

interface TickedProps {
  preview: WholePreview;
  ticked: ReadonlySet<string>;
  onTicked(codes: ReadonlySet<string>): void;
}

function TickAll({ preview: { applicable }, ticked, onTicked }: TickedProps) {
  const say = useSay();
  const all = ticked.size === applicable.length;
  return (
    <Flex justifyContent="space-between" gap={4}>
      <Typography variant="delta" tag="h3">
        {say('routed.can', { n: applicable.length })}
      </Typography>
      <Button
        size="S"
        variant="ghost"
        onClick={() => onTicked(new Set(all ? [] : applicable.map(({ code }) => code)))}
      >
        {say(all ? 'routed.noneTicked' : 'routed.all')}
      </Button>
    </Flex>
  );
}

function Result({ preview, applying: { outcomes } }: { preview: WholePreview; applying: Applying }) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} data-done>
      <Typography fontWeight="bold" role="status">
        {say('routed.result', countOutcomes(outcomes))}
      </Typography>
      <Outcomes batches={preview.applicable} outcomes={outcomes} />
    </Flex>
  );
}

/** What an edited route would do to each open batch on it, and doing so: one act and one result for each. */
export function RouteDialog({ preview, onClose }: RouteDialogProps) {
  const say = useSay();
  const { route, applicable, refused, unchanged } = preview;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(applicable.map(({ code }) => code)));
  const [reason, setReason] = useState('');
  const applying = useApplying(route.id);
  const chosen = applicable.filter(({ code }) => ticked.has(code));
  const { outcomes, busy, failure, finished } = applying;
  return (
    <DialogFrame
      title={say('routed.title', { name: route.name })}
      about={say('routed.about')}
      action={say('routed.send', { n: chosen.length })}
      ready={chosen.length > 0}
      busy={busy}
      failure={failure}
      done={finished ? <Result preview={preview} applying={applying} /> : null}
      onSend={() =>
        applying.apply(
          chosen.map(({ code }) => code),
          reason,
        )
      }
      onClose={onClose}
    >
      {applicable.length > 0 && (
        <>
          <TickAll preview={preview} ticked={ticked} onTicked={setTicked} />
          <BatchChoices batches={applicable} ticked={ticked} locked={busy} onTicked={setTicked} />
        </>
      )}
      <RefusedBatches batches={refused} />
      {unchanged > 0 && (
        <Typography textColor="neutral600">{say('routed.unchanged', { n: unchanged })}</Typography>
      )}
      {applicable.length > 0 && <ReasonField needed={false} value={reason} onChange={setReason} />}
      {busy && (
        <Typography role="status">
          {say('routed.progress', { done: outcomes.size, all: chosen.length })}
        </Typography>
      )}
    </DialogFrame>
  );
}
