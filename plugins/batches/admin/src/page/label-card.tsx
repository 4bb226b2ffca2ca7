import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { saveFile, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

const Symbol = styled.img`
  width: 14rem;
  height: 14rem;
  /* A reader needs a light ground, also in the dark theme. */
  background: #ffffff;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

interface PrintAnswer {
  /** The PDF in base64. */
  file: string;
}

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

interface LabelProps {
  code: string;
  /** A print stands in the history. */
  onPrinted(): void;
}

function Print({ code, onPrinted }: LabelProps) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const print = () => {
    setBusy(true);
    api
      .post<PrintAnswer>('/qr-labels/print', { parts: [code], layout: '58x40', copies: 1 })
      .then(
        ({ file }) => {
          const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
          saveFile(new Blob([bytes], { type: 'application/pdf' }), `${code}.pdf`);
          onPrinted();
        },
        (failure: ApiFailure) => toggleNotification({ type: 'warning', message: failure.message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button
      size="S"
      variant="secondary"
      startIcon={<PriceTag />}
      loading={busy}
      onClick={print}
      data-print-label
    >
      {say('label.print')}
    </Button>
  );
}

function Card({ code, onPrinted }: LabelProps) {
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
        <Print code={code} onPrinted={onPrinted} />
      </Flex>
    </Box>
  );
}

/** The label of a batch as it is printed, for whoever may print. */
export function LabelCard(label: LabelProps) {
  const permissions = useAuth('LabelCard', (state) => state.permissions);
  const mayPrint = permissions.some(({ action }) => action === 'plugin::qr-labels.print');
  return mayPrint ? <Card {...label} /> : null;
}
