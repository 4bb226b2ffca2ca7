import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { ImportActions } from './use-import';

interface JoinedSheetsProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

/** So many names of sheets are read in one line. */
const LISTED = 10;

/** Another sheet has another heading, and its columns mean what they mean there. */
const ANEW = { headerRow: undefined, mapping: undefined };

function useSheets({ preview, onWish }: Pick<JoinedSheetsProps, 'preview' | 'onWish'>) {
  const { sheet, joinedSheets, joinableSheets, issues } = preview;
  const isJoined = joinedSheets.length > 0;
  return {
    isJoined,
    /** Half a table was read, and nobody has said that it is meant so. */
    isHalf: issues.some(({ code }) => code === 'sheets-continue'),
    listed: (isJoined ? joinedSheets : joinableSheets).slice(0, LISTED).join(', '),
    join: (sheets: string[]): void => onWish({ ...ANEW, joinedSheets: sheets, sheet: undefined }),
    readAlone: (): void => {
      if (sheet !== null) onWish({ ...ANEW, joinedSheets: undefined, sheet });
    },
  };
}

/** Which sheets are read as one table, or could be; one click does the other. */
export function SheetsNotice({ preview, busy, onWish }: JoinedSheetsProps) {
  const say = useSay();
  const { isJoined, isHalf, listed, join, readAlone } = useSheets({ preview, onWish });
  const { joinableSheets, sheet } = preview;
  if (joinableSheets.length === 0) return null;
  const text = isJoined ? 'sheets.joined' : isHalf ? 'sheets.continue' : 'sheets.possible';
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" data-sheets={isJoined ? 'joined' : 'apart'}>
      <Box flex="1 1 24rem">
        <Typography tag="p" textColor="neutral700">
          {say(text, { list: listed, sheet: sheet ?? '' })}
        </Typography>
      </Box>
      <Flex gap={2} wrap="wrap">
        {!isJoined && (
          <Button variant="secondary" disabled={busy} onClick={() => join(joinableSheets)}>
            {say('sheets.join')}
          </Button>
        )}
        {(isJoined || isHalf) && (
          <Button variant="tertiary" disabled={busy} onClick={readAlone}>
            {say('sheets.alone', { sheet: sheet ?? '' })}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** The sheets of a workbook, to say which of them are one table. */
export function SheetChoice({ preview, busy, onWish }: JoinedSheetsProps) {
  const say = useSay();
  const { sheets, sheet, joinedSheets } = preview;
  const read = joinedSheets.length > 0 ? joinedSheets : sheets.filter((name) => name === sheet);
  const [ticked, setTicked] = useState<readonly string[]>(read);
  const { join } = useSheets({ preview, onWish });
  if (sheets.length < 2) return null;
  const chosen = sheets.filter((name) => ticked.includes(name));
  const isAsRead = chosen.length === read.length && chosen.every((name) => read.includes(name));
  return (
    <Box role="group" aria-label={say('sheets.choose')}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {say('sheets.choose')}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={2} alignItems="center">
        <Flex gap={4} wrap="wrap" maxHeight="16rem" overflow="auto">
          {sheets.map((name) => (
            <Checkbox
              key={name}
              checked={ticked.includes(name)}
              disabled={busy}
              onCheckedChange={(on) =>
                setTicked(on === true ? [...ticked, name] : ticked.filter((own) => own !== name))
              }
            >
              {name}
            </Checkbox>
          ))}
        </Flex>
        <Button
          variant="secondary"
          disabled={busy || chosen.length < 2 || isAsRead}
          onClick={() => join(chosen)}
        >
          {say('sheets.joinTicked')}
        </Button>
      </Flex>
    </Box>
  );
}
