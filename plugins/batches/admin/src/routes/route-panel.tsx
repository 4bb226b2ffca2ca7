import { useEffect, useRef, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { ErrorState, LoadingState, useMay } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { differs, type WholePreview } from './preview';
import { RouteDialog } from './route-dialog';
import { useRoutePreview } from './use-route-preview';

const ROUTE = 'api::route.route';

function Title() {
  const say = useSay();
  return <>{say('routed.panel')}</>;
}

function Offer({ preview, onOpen }: { preview: WholePreview; onOpen(): void }) {
  const say = useSay();
  const { total, applicable, refused } = preview;
  if (total === 0) return <Typography textColor="neutral600">{say('routed.none')}</Typography>;
  if (!differs(preview))
    return <Typography textColor="neutral600">{say('routed.same', { total })}</Typography>;
  return (
    <>
      <Typography>{say('routed.differ', { changed: applicable.length + refused.length })}</Typography>
      <Typography fontWeight="bold">{say('routed.offer', { n: applicable.length, total })}</Typography>
      <Button variant="secondary" onClick={onOpen} data-apply-route>
        {say('routed.look')}
      </Button>
    </>
  );
}

/** Whether this route has been saved since its form was opened, and that has not been looked at yet. */
function useSavedMark(savedAt: string): { isMarked: boolean; forget(): void } {
  const known = useRef(savedAt);
  return { isMarked: known.current !== savedAt, forget: () => void (known.current = savedAt) };
}

function PanelContent({ documentId, savedAt }: { documentId: string; savedAt: string }) {
  const say = useSay();
  const { preview, previewOf, failure, reload } = useRoutePreview(documentId, savedAt);
  const [open, setOpen] = useState(false);
  const saved = useSavedMark(savedAt);

  useEffect(() => {
    if (!saved.isMarked || previewOf !== savedAt || !preview) return;
    saved.forget();
    if (differs(preview)) setOpen(true);
  }, [saved, preview, previewOf, savedAt]);

  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!preview) return <LoadingState />;
  const { stages } = preview.route;
  const close = () => {
    setOpen(false);
    reload();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-route-batches={preview.total}>
      {stages.length > 0 && (
        <Typography textColor="neutral800">
          {say('routed.order', { stages: stages.map((stage, n) => `${n + 1}. ${stage}`).join(' → ') })}
        </Typography>
      )}
      <Offer preview={preview} onOpen={() => setOpen(true)} />
      {open && <RouteDialog preview={preview} onClose={close} />}
    </Flex>
  );
}

interface RoutePanelProps {
  model: string;
  documentId?: string;
  document?: { updatedAt?: string };
}

/**
 * The content manager's side panel on the form of a route: how many open batches do not follow it as it was
 * saved, and giving it to them. After a save that changed something it asks by itself.
 */
export function RoutePanel({ model, documentId, document }: RoutePanelProps) {
  const may = useMay();
  if (model !== ROUTE || !documentId || !document?.updatedAt || !may('assign-route')) return null;
  return {
    title: <Title />,
    content: <PanelContent key={documentId} documentId={documentId} savedAt={document.updatedAt} />,
  };
}

// Panels without a type are taken for Strapi's preview (src/admin/quiet.ts).
RoutePanel.type = 'route';
