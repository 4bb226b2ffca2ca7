import { useEffect, useState } from 'react';
import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useIntl } from 'react-intl';
import { formatInstant, StatusMark, useApi, useFactoryZone } from '../../../../../src/admin/kit';
import type { BatchLabel } from '../../../server/src/contracts';
import { useSay } from '../texts';

const Symbol = styled.img`
  width: 14rem;
  height: 14rem;
  /* A reader needs a light ground, also in the dark theme. */
  background: #ffffff;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const List = styled.ul`
  display: grid;
  gap: 1.2rem;
  width: 100%;
  overflow-wrap: anywhere;
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

/** The code as a reader takes it, and the way to the page that prints it. */
function Printable({ code }: { code: string }) {
  const say = useSay();
  const url = useSymbol(code);
  return (
    <>
      {url && <Symbol src={url} alt={say('label.symbol', { code })} />}
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
    </>
  );
}

/** One label: its code, whether it is valid or which one came after it, how often it was printed. */
function LabelRow({ label }: { label: BatchLabel }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const { code, voidedAt, reason, successor, printCount, lastPrintedAt } = label;
  const at = (instant: string | null) => formatInstant(instant, locale, timeZone);
  return (
    <li data-label-row={code}>
      <Flex gap={2} wrap="wrap">
        <Typography tag="code" fontWeight={voidedAt === null ? 'semiBold' : 'regular'}>
          {voidedAt === null ? code : <s>{code}</s>}
        </Typography>
        <StatusMark status={voidedAt === null ? 'good' : 'waiting'}>
          {say(voidedAt === null ? 'label.valid' : 'label.void')}
        </StatusMark>
      </Flex>
      {voidedAt !== null && (
        <Typography variant="pi" tag="p" textColor="neutral600">
          {say('label.voided', { at: at(voidedAt), successor: successor ?? '–' })}
          {reason && <> · {reason}</>}
        </Typography>
      )}
      <Typography variant="pi" tag="p" textColor="neutral600">
        {printCount === 0
          ? say('label.never')
          : say('label.printed', { n: printCount, at: at(lastPrintedAt) })}
      </Typography>
    </li>
  );
}

/** All labels that a batch has or had; whoever may print sees the valid one's symbol and is led to the print. */
export function LabelCard({ code, labels }: { code: string; labels: readonly BatchLabel[] }) {
  const say = useSay();
  const permissions = useAuth('LabelCard', (state) => state.permissions);
  const mayPrint = permissions.some(({ action }) => action === 'plugin::qr-labels.print');
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5} data-label={code}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="delta" tag="h2">
          {say('label.title')}
        </Typography>
        {mayPrint && <Printable code={code} />}
        <List>
          {labels.map((label) => (
            <LabelRow key={label.code} label={label} />
          ))}
        </List>
      </Flex>
    </Box>
  );
}
