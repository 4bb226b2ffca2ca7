import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download, PriceTag } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { PrintAnswer, SheetRequest } from '../../../contracts';
import { useSay } from '../texts';

/** The browser reads the file after this function has returned. */
const KEEP_FILE_MS = 120_000;

function fileUrl({ file }: PrintAnswer): string {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
  return url;
}

function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = 'labels.pdf';
  link.click();
}

/**
 * Open the sheet in a tab of its own, where the browser prints, or save it; either is recorded as a
 * print. The tab is opened at the click, because browsers refuse one that comes later.
 */
export function PrintButtons({ request }: { request: SheetRequest | null }) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);

  /** @param tab where the file is shown; null: it is saved */
  async function run(tab: Window | null): Promise<void> {
    setBusy(true);
    try {
      const answer = await api.post<PrintAnswer>('/qr-labels/print', request);
      const url = fileUrl(answer);
      if (tab) tab.location.href = url;
      else save(url);
      const { stickers: n, first, again } = answer;
      toggleNotification({ type: 'success', message: say('print.done', { n, first, again }) });
    } catch (thrown) {
      tab?.close();
      toggleNotification({ type: 'danger', message: (thrown as ApiFailure).message });
    } finally {
      setBusy(false);
    }
  }

  const disabled = request === null || busy;
  return (
    <Flex gap={2}>
      <Button variant="secondary" startIcon={<Download />} disabled={disabled} onClick={() => void run(null)}>
        {say('download')}
      </Button>
      <Button
        startIcon={<PriceTag />}
        disabled={disabled}
        loading={busy}
        onClick={() => void run(window.open('', '_blank'))}
      >
        {say('print')}
      </Button>
    </Flex>
  );
}
