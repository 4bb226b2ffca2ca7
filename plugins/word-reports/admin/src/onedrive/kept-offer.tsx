import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ErrorState, formatInstant, useFactoryZone, type ApiFailure } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

interface KeptOfferProps {
  failure: ApiFailure;
  onRetry?(): void;
  /** The data read last shall be taken; they are of this instant. */
  onTake(at: string): void;
}

/** When the data were read that would help against this failure; null: there are none. */
export function keptAsOf({ details }: ApiFailure): string | null {
  return typeof details.keptAsOf === 'string' ? details.keptAsOf : null;
}

/** A failure, and the data read last where there are some. */
export function KeptOffer({ failure, onRetry, onTake }: KeptOfferProps) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const at = keptAsOf(failure);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <ErrorState failure={failure} {...(onRetry ? { onRetry } : {})} />
      {at !== null && (
        <Flex>
          <Button variant="secondary" onClick={() => onTake(at)}>
            {say('kept.use', { when: formatInstant(at, locale, timeZone) })}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
