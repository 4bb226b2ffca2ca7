import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { ImportResult } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DownloadButton } from './download-button';
import { UndoImport } from './undo-import';

interface ResultStepProps {
  result: ImportResult;
  /** Proposals that were accepted, and done with it. */
  acts: number;
  onAgain(): void;
}

/** Step 4: what was made, and where to go from here. */
export function ResultStep({ result, acts, onAgain }: ResultStepProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { product, summary } = result;
  const name = [product.designation, product.orderNumber].filter(Boolean).join(' · ');
  const count = (value: number | null): string => String(value ?? 0);
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={8} role="status">
      <Flex direction="column" gap={5}>
        <CheckCircle fill="success600" width="4.8rem" height="4.8rem" aria-hidden />
        <Typography variant="beta" tag="h2" textAlign="center">
          {say('result.title', { product: name })}
        </Typography>
        <Typography textAlign="center">
          {say('result.counts', {
            created: count(summary.new),
            changed: count(summary.changed),
            unchanged: count(summary.unchanged),
            lines: count(summary.lines),
          })}
          {acts > 0 && ` ${say('result.acts', { n: acts })}`}
        </Typography>
        <Flex gap={4} wrap="wrap" justifyContent="center">
          <Button size="L" onClick={() => navigate(`/plugins/qr-labels?product=${product.id}`)}>
            {say('result.labels')}
          </Button>
          <Button
            size="L"
            variant="secondary"
            onClick={() => navigate(`/plugins/dashboards/products/${product.id}`)}
          >
            {say('result.order')}
          </Button>
          <Button
            size="L"
            variant="tertiary"
            onClick={() => navigate(`/content-manager/collection-types/api::product.product/${product.id}`)}
          >
            {say('result.product')}
          </Button>
          <DownloadButton
            label={say('export.product')}
            path={`/importer/export?product=${product.id}`}
            fileName={`${product.designation}.xlsx`}
            size="L"
          />
          <Button size="L" variant="tertiary" onClick={onAgain}>
            {say('result.again')}
          </Button>
        </Flex>
        <UndoImport importId={result.importId} />
      </Flex>
    </Box>
  );
}
