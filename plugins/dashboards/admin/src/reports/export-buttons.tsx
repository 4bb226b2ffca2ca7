import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import { ErrorState, saveFile, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import { pngOf } from '../charts/apex-chart';
import { useSay } from '../texts';
import { CHART_ID } from './report-chart';

interface ExportButtonsProps {
  /** Where the report is read, without a format. */
  path: string;
  /** Of the files, without an extension. */
  name: string;
  hasPicture: boolean;
}

/** The same rows as CSV and .xlsx, and the picture above them. */
export function ExportButtons({ path, name, hasPicture }: ExportButtonsProps) {
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
  const formats = [
    { format: 'csv', read: () => api.blob(`${path}&format=csv`) },
    { format: 'xlsx', read: () => api.blob(`${path}&format=xlsx`) },
    ...(hasPicture ? [{ format: 'png', read: () => pngOf(CHART_ID) }] : []),
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
