import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import {
  ErrorState,
  formatCount,
  formatInstant,
  LoadingState,
  useMay,
  usePartSay,
} from '../../../../../src/admin/kit';
import { fieldName } from '../../../../../src/names';
import type { HistoryEvent } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { eventKey, isUndone, mayBeUndone, readDetails, remainingOf, type Remaining } from './event-words';
import { UndoDialog } from './undo-dialog';
import { Narrowed, useNarrowing } from './narrowed';
import { useHistory } from './use-history';

const Item = styled.li`
  display: flex;
  gap: 1.6rem;
  align-items: flex-start;
  justify-content: space-between;
  padding: 1.2rem 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Thumbnail = styled.img`
  display: block;
  max-width: 100%;
  height: 9rem;
  object-fit: cover;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const OtherPart = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
`;

/** Which pieces of a batch got labels of their own. */
function usePiecesWords(): (pieces: { from: number; to: number; of: number }) => string {
  const say = useSay();
  const { locale } = useIntl();
  return ({ from, to, of }) => {
    const [first, last, all] = [from, to, of].map((n) => formatCount(n, locale));
    return from === to
      ? say('amount.piece', { n: first, of: all })
      : say('amount.pieces', { from: first, to: last, of: all });
  };
}

/** What an event is about in one line: where, how many, which. */
function useSentence(): (event: HistoryEvent) => string {
  const say = useSay();
  const sayPart = usePartSay();
  const piecesWords = usePiecesWords();
  const { locale } = useIntl();
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  return (event) => {
    const { operation, stage, amounts, route, label, file, ...more } = readDetails(event);
    const figures = (['good', 'scrapped', 'reworked', 'quantity'] as const)
      .filter((key) => amounts[key] > 0)
      .map((key) => say(`amount.${key}`, { n: amounts[key] }));
    const place = operation > 0 ? say('event.operation', { n: operation, stage: stage ?? '' }) : stage;
    const [was, is] = more.responsible.map((name) => name ?? say('history.noOne'));
    return [
      more.holdKind && sayPart(`hold.${more.holdKind}`),
      more.callReason && sayPart(`call.${more.callReason}`),
      place,
      ...figures,
      more.reworkTo > 0 && say('amount.reworkTo', { n: more.reworkTo }),
      route,
      label,
      more.pieces && piecesWords(more.pieces),
      more.copies > 0 && say('amount.copies', { n: formatCount(more.copies, locale) }),
      more.printedAgain && say('amount.again'),
      event.kind === 'responsible-set' && `${was} → ${is}`,
      file,
      ...more.changes.map(
        ({ field, before, after }) => `${fieldName('api::part.part', field, language)}: ${before} → ${after}`,
      ),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

interface EventProps {
  event: HistoryEvent;
  timeZone: string;
  left: Remaining | undefined;
  onUndo?: () => void;
}

function Event({ event, timeZone, left, onUndo }: EventProps) {
  const say = useSay();
  const { locale } = useIntl();
  const sentence = useSentence()(event);
  const { reason, comment, submittedBy, otherPart, photos, attachments } = readDetails(event);
  const at = formatInstant(event.occurredAt, locale, timeZone);
  const isOurs = event.actor === null || event.actor === 'system';
  const who = say('history.who', { actor: isOurs ? say('history.nobody') : event.actor, at });
  return (
    <Item data-event={event.kind} data-undone={isUndone(left)}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold">
          {say(eventKey(event))}
          {isUndone(left) ? ` · ${say('history.undone')}` : ''}
        </Typography>
        {sentence && <Typography tag={isUndone(left) ? 'del' : 'p'}>{sentence}</Typography>}
        {otherPart && (
          <OtherPart to={`/plugins/batches/${otherPart}`}>
            {say('history.otherPart', { code: otherPart })}
          </OtherPart>
        )}
        {[reason, comment].filter(Boolean).map((text) => (
          <Typography key={text} textColor="neutral700">
            {text}
          </Typography>
        ))}
        {photos.length > 0 && (
          <Flex gap={2} wrap="wrap">
            {photos.map(({ id, url }) => (
              <a key={id} href={url} target="_blank" rel="noreferrer" title={say('notes.photo.open')}>
                <Thumbnail src={url} alt={say('notes.photo')} />
              </a>
            ))}
          </Flex>
        )}
        {attachments > photos.length && (
          <Typography textColor="neutral600">
            {say('history.photosMissing', { n: attachments - photos.length })}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral600">
          {who}
          {submittedBy && submittedBy !== event.actor
            ? ` · ${say('history.submittedBy', { name: submittedBy })}`
            : ''}
        </Typography>
      </Flex>
      {onUndo && (
        <Button size="S" variant="tertiary" onClick={onUndo} data-undo>
          {say('undo.button')}
        </Button>
      )}
    </Item>
  );
}

interface HistoryListProps {
  page: BatchPage;
  readAtMs: number | null;
  onDone(): void;
}

/** The one history of a batch, newest first, with the undo of reports for whoever may correct. */
export function HistoryList({ page, readAtMs, onDone }: HistoryListProps) {
  const say = useSay();
  const may = useMay();
  const history = useHistory(page.part.code, readAtMs);
  const [undoing, setUndoing] = useState<HistoryEvent | null>(null);
  const { operation, isOf, all } = useNarrowing();
  const remaining = remainingOf(history.events ?? []);
  const shown = (history.events ?? []).filter(isOf);
  const leftOf = (event: HistoryEvent) => remaining.get(readDetails(event).scanId ?? '');
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5} data-history>
      <Typography variant="delta" tag="h2">
        {say('history.title')}
      </Typography>
      {operation > 0 && history.events && (
        <Narrowed page={page} operation={operation} count={shown.length} onAll={all} />
      )}
      {history.failure && <ErrorState failure={history.failure} onRetry={history.reload} />}
      {!history.events && !history.failure && <LoadingState />}
      <Box tag="ol" paddingTop={3}>
        {shown.toReversed().map((event, place) => (
          <Event
            key={`${event.type} ${event.revision} ${event.kind} ${event.recordedAt} ${place}`}
            event={event}
            timeZone={page.timeZone}
            left={leftOf(event)}
            {...(mayBeUndone(event, leftOf(event)) && may('correct-others')
              ? { onUndo: () => setUndoing(event) }
              : {})}
          />
        ))}
      </Box>
      {history.hasMore && (
        <Button variant="tertiary" onClick={history.more}>
          {say('history.more')}
        </Button>
      )}
      {undoing && (
        <UndoDialog event={undoing} left={leftOf(undoing)} onDone={onDone} onClose={() => setUndoing(null)} />
      )}
    </Box>
  );
}
