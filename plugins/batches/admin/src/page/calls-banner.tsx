import { Box, Flex, Typography } from '@strapi/design-system';
import { CallRow } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

interface CallsBannerProps {
  page: BatchPage;
  readAtMs: number | null;
  onDone(): void;
}

/** Who calls the foreman to this batch; nothing where nobody does. */
export function CallsBanner({ page: { part, calls }, readAtMs, onDone }: CallsBannerProps) {
  const say = useSay();
  if (calls.length === 0) return null;
  return (
    <Box background="danger100" borderColor="danger500" hasRadius padding={4} role="status" data-calls>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography fontWeight="bold" textColor="danger700" tag="p">
          {say('calls.title')}
        </Typography>
        {calls.map((call) => (
          <CallRow
            key={call.id}
            call={call}
            code={part.code}
            atMs={readAtMs ?? Date.parse(call.calledAt)}
            onDone={onDone}
          />
        ))}
      </Flex>
    </Box>
  );
}
