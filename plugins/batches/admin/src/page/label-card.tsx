import { useEffect, useState } from 'react';
import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useApi } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

const Symbol = styled.img`
  width: 14rem;
  height: 14rem;
  /* A reader needs a light ground, also in the dark theme. */
  background: #ffffff;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

/** The label's symbol as an address that an image can show; null until it is read. */
function useSymbol(code: string): string | null {
  const api = useApi();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    let made: string | null = null;
    api.blob(`/qr-labels/${code}.svg`, { signal: controller.signal }).then(
      (svg) => {
        if (controller.signal.aborted) return;
        made = URL.createObjectURL(svg);
        setUrl(made);
      },
      () => setUrl(null),
    );
    return () => {
      controller.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [api, code]);
  return url;
}

function Card({ code }: { code: string }) {
  const say = useSay();
  const url = useSymbol(code);
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5} data-label={code}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="delta" tag="h2">
          {say('label.title')}
        </Typography>
        {url && <Symbol src={url} alt={say('label.symbol', { code })} />}
        <Typography tag="code">{code}</Typography>
        <LinkButton
          size="S"
          variant="secondary"
          startIcon={<PriceTag />}
          tag={Link}
          to={`/plugins/qr-labels?parts=${code}`}
          data-print-label
        >
          {say('label.print')}
        </LinkButton>
      </Flex>
    </Box>
  );
}

/** The label of a batch and the way to the page that shows and prints it, for whoever may print. */
export function LabelCard({ code }: { code: string }) {
  const permissions = useAuth('LabelCard', (state) => state.permissions);
  const mayPrint = permissions.some(({ action }) => action === 'plugin::qr-labels.print');
  return mayPrint ? <Card code={code} /> : null;
}
