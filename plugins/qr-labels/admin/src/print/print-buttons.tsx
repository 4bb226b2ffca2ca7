import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download, PriceTag } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { FileFormat } from '../../../contracts';
import { useSay } from '../texts';
import { openPrinted, savePrinted } from './printed-file';
import { printedOf, type Printed } from './printed-headers';

interface ButtonsProps {
  /** The door that prints. */
  path: string;
  /** Of the file, without its extension. */
  name: string;
  /** null: nothing is chosen. */
  request: { format?: FileFormat } | null;
  /** What is said of a print that is done. */
  told(printed: Printed): string;
  /** A print is recorded: lists that tell of prints are out of date. */
  onPrinted(): void;
}

/**
 * Open the sheet in a tab of its own, where the browser prints, or save it; either is recorded as a
 * print. The tab is opened at the click, because browsers refuse one that comes later.
 */
export function PrintButtons({ path, name, request, told, onPrinted }: ButtonsProps) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);

  /** @param tab where the file is shown; null: it is saved */
  async function run(tab: Window | null): Promise<void> {
    setBusy(true);
    try {
      const sent = await api.postForFile(path, request ?? {});
      if (tab) openPrinted(sent, tab);
      else savePrinted(sent, name);
      toggleNotification({ type: 'success', message: told(printedOf(sent)) });
      onPrinted();
    } catch (thrown) {
      tab?.close();
      toggleNotification({ type: 'danger', message: (thrown as ApiFailure).message });
    } finally {
      setBusy(false);
    }
  }

  const disabled = request === null || busy;
  const format = request?.format ?? 'pdf';
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant={format === 'pdf' ? 'secondary' : 'default'}
        startIcon={<Download />}
        disabled={disabled}
        onClick={() => void run(null)}
      >
        {say('download', { format: format.toUpperCase() })}
      </Button>
      {format === 'pdf' && (
        <Button
          startIcon={<PriceTag />}
          disabled={disabled}
          loading={busy}
          onClick={() => void run(window.open('', '_blank'))}
        >
          {say('print')}
        </Button>
      )}
    </Flex>
  );
}
