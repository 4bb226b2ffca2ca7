import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import { ErrorState, saveFile, useApi, type ApiFailure } from '../../../../src/admin/kit';
import { useSay } from './texts';

interface ExportButtonsProps {
  /** Where the rows are read, without a format. */
  path: string;
  /** Of the files, without an extension. */
  name: string;
  /** The picture above the rows as PNG; none: there is no picture. */
  picture?: (() => Promise<Blob>) | null;
}

/** The same rows as CSV and .xlsx, and the picture above them. */
export function ExportButtons({ path, name, picture = null }: ExportButtonsProps) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const save = (format: string, read: () => Promise<Blob>) => {
    setBusy(format);
    setFailure(null);
    read()
      .then((content) => saveFile(content, `${name}.${format}`))
      .catch((thrown: ApiFailure) => setFailure(thrown))
      .finally(() => setBusy(null));
  };
  const address = (format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
  const formats = [
    { format: 'csv', read: () => api.blob(address('csv')) },
    { format: 'xlsx', read: () => api.blob(address('xlsx')) },
    ...(picture ? [{ format: 'png', read: picture }] : []),
  ];
  return (
    <Flex direction="column" alignItems="flex-end" gap={2}>
      <Flex gap={2}>
        {formats.map(({ format, read }) => (
          <Button
            key={format}
            variant="tertiary"
            startIcon={<Download />}
            loading={busy === format}
            onClick={() => save(format, read)}
            aria-label={say('reports.save', { format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Flex>
      {failure && <ErrorState failure={failure} />}
    </Flex>
  );
}
