import { useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorState, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { ActLeft, PartInUse, UndoneImport } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** More batches than these are counted, not named. */
const NAMED = 12;

/** The batches that people have worked on, each with the way to it. */
function InUse({ parts, count }: { parts: readonly PartInUse[]; count: number }) {
  const say = useSay();
  const named = parts.slice(0, NAMED);
  return (
    <Flex tag="ul" gap={3} wrap="wrap">
      {named.map(({ code, designation, name }) => (
        <li key={code}>
          <Link tag={RouterLink} to={`/plugins/batches/${code}`}>
            {designation ?? name ?? code}
          </Link>
        </li>
      ))}
      {count > named.length && (
        <Typography tag="li" textColor="neutral600">
          {say('list.more', { count: String(count - named.length) })}
        </Typography>
      )}
    </Flex>
  );
}

/** Acts that were done with the import, each with the way to its batch. */
function ActsLeft({ acts, count, center }: { acts: readonly ActLeft[]; count: number; center: boolean }) {
  const say = useSay();
  const named = acts.slice(0, NAMED);
  return (
    <Flex tag="ul" gap={3} wrap="wrap" justifyContent={center ? 'center' : 'flex-start'}>
      {named.map(({ act, code, designation, name, quantity }) => (
        <li key={`${act} ${code}`}>
          <Link tag={RouterLink} to={`/plugins/batches/${code}`}>
            {say(`result.left.${act}`, { part: designation ?? name ?? code, n: quantity ?? 0 })}
          </Link>
        </li>
      ))}
      {count > named.length && (
        <Typography tag="li" textColor="neutral600">
          {say('list.more', { count: String(count - named.length) })}
        </Typography>
      )}
    </Flex>
  );
}

type Given = Pick<UndoneImport, 'lines' | 'left' | 'acts'>;

/** What an undo gave back beside the batches, and what stays, in a few sentences; empty where there is nothing to say. */
function useGivenWords(): (given: Given) => string {
  const say = useSay();
  return ({ lines, left }) =>
    [
      lines > 0 && say('result.undone.lines', { n: lines }),
      left.lines > 0 && say('result.undone.linesLeft', { n: left.lines }),
      left.acts > 0 && say('result.undone.actsLeft', { n: left.acts }),
    ]
      .filter(Boolean)
      .join(' ');
}

/** The same of an import of the history. */
export function Given({ given }: { given: Given }) {
  const words = useGivenWords()(given);
  if (words === '') return null;
  return (
    <>
      <Typography variant="pi" tag="p" textColor="warning700">
        {words}
      </Typography>
      {given.left.acts > 0 && <ActsLeft acts={given.acts} count={given.left.acts} center={false} />}
    </>
  );
}

/** What was given back, and what stays for a person to decide. */
function Undone({ undone }: { undone: UndoneImport }) {
  const say = useSay();
  const words = useGivenWords();
  const { cancelled, restored, inUse, left, acts } = undone;
  const counts = { cancelled: String(cancelled), restored: String(restored), inUse: String(inUse) };
  return (
    <Flex direction="column" gap={2} role="status">
      <Typography tag="p" textAlign="center">
        {say('result.undone', counts)} {words(undone)}
      </Typography>
      {left.acts > 0 && <ActsLeft acts={acts} count={left.acts} center />}
    </Flex>
  );
}

interface UndoImportProps {
  importId: string;
  /** Shows itself what was taken back; without it the button makes room for the words. */
  onUndone?: () => void;
}

/** Take the import back; what people have worked on may stay while the rest goes. */
export function UndoImport({ importId, onUndone }: UndoImportProps) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [undone, setUndone] = useState<UndoneImport | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const undo = (onlyUnused: boolean): void => {
    setBusy(true);
    setFailure(null);
    api
      .post<UndoneImport>(`/importer/imports/${importId}/undo`, onlyUnused ? { onlyUnused } : {})
      .then(onUndone ?? setUndone, setFailure)
      .finally(() => setBusy(false));
  };
  if (undone) return <Undone undone={undone} />;
  const used = failure?.code === 'import-in-use' ? failure.details : null;
  const unused = Number(used?.unused ?? 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {failure && <ErrorState failure={failure} />}
      {used && <InUse parts={(used.parts ?? []) as PartInUse[]} count={Number(used.inUse)} />}
      <Button
        variant="danger-light"
        loading={busy}
        disabled={busy || (used !== null && unused === 0)}
        onClick={() => undo(unused > 0)}
      >
        {busy
          ? say('result.undoing')
          : unused > 0
            ? say('result.undoUnused', { unused })
            : say('result.undo')}
      </Button>
    </Flex>
  );
}
