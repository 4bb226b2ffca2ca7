import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { saveFile, useApi, type ApiFailure } from '../../../../../src/admin/kit';

interface DownloadButtonProps {
  label: string;
  /** An admin route that answers with a file. */
  path: string;
  /** The name under which the browser saves it. */
  fileName: string;
  size?: 'S' | 'L';
  /** Done first. */
  before?(): Promise<void>;
}

/** Fetches a file with the panel's session and lets the browser save it; a refusal is told beside the button. */
export function DownloadButton({ label, path, fileName, size = 'S', before }: DownloadButtonProps) {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const download = (): void => {
    setBusy(true);
    setFailure(null);
    Promise.resolve(before?.())
      .then(() => api.blob(path))
      .then((content) => saveFile(content, fileName), setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Button variant="tertiary" size={size} startIcon={<Download />} loading={busy} onClick={download}>
        {label}
      </Button>
      {failure && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {failure.message}
        </Typography>
      )}
    </Flex>
  );
}
