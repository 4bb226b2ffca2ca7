import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download, PriceTag } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

/** The browser reads the file after this function has returned. */
const KEEP_FILE_MS = 120_000;

export type Format = 'pdf' | 'zpl';

/** The answer of a door that prints: the file in base 64. */
interface WithFile {
  file: string;
}

const TYPES: Readonly<Record<Format, string>> = { pdf: 'application/pdf', zpl: 'application/octet-stream' };

function fileUrl({ file }: WithFile, format: Format): string {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[format] }));
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
  return url;
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

interface ButtonsProps<Answer> {
  /** The door that prints. */
  path: string;
  /** Of the file, without its extension. */
  name: string;
  /** null: nothing is chosen. */
  request: object | null;
  offersZpl: boolean;
  /** What is said of a print that is done. */
  told(answer: Answer, format: Format): string;
}

/**
 * Open the sheet in a tab of its own, where the browser prints, or save it; either is recorded as a
 * print. The tab is opened at the click, because browsers refuse one that comes later.
 */
export function PrintButtons<Answer extends WithFile>({
  path,
  name,
  request,
  offersZpl,
  told,
}: ButtonsProps<Answer>) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);

  /** @param tab where the file is shown; null: it is saved */
  async function run(tab: Window | null, format: Format = 'pdf'): Promise<void> {
    setBusy(true);
    try {
      const answer = await api.post<Answer>(path, { ...request, format });
      const url = fileUrl(answer, format);
      if (tab) tab.location.href = url;
      else save(url, `${name}.${format}`);
      toggleNotification({ type: 'success', message: told(answer, format) });
    } catch (thrown) {
      tab?.close();
      toggleNotification({ type: 'danger', message: (thrown as ApiFailure).message });
    } finally {
      setBusy(false);
    }
  }

  const disabled = request === null || busy;
  return (
    <Flex gap={2} wrap="wrap">
      {offersZpl && (
        <Button
          variant="tertiary"
          startIcon={<Download />}
          disabled={disabled}
          onClick={() => void run(null, 'zpl')}
        >
          {say('download.zpl')}
        </Button>
      )}
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
