import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { DialogFrame, newUuid, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { AgainOrder, MadeAnswer, RunView } from '../../../contracts';
import { SaveOptions } from '../onedrive/save-options';
import { useSay } from '../texts';
import { RunBar } from './run-bar';
import { savingOf, type Choice } from './use-choice';
import { useMade } from './use-made';

interface AgainProps {
  run: RunView;
  onMade(): void;
}

/** Makes a run of the log again. */
function useAgain({ run, onMade }: AgainProps, onFailure: (failure: ApiFailure) => void) {
  const api = useApi();
  const handOver = useMade();
  const [watched, setWatched] = useState<string | null>(null);
  const again = (order: AgainOrder): void => {
    const progressId = newUuid();
    setWatched(progressId);
    api
      .post<MadeAnswer>(`/word-reports/runs/${run.id}/make`, { ...order, progressId })
      .then((made) => {
        handOver(made);
        onMade();
      }, onFailure)
      .finally(() => setWatched(null));
  };
  return { watched, again };
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** A report that was saved to OneDrive: whether this time too, and what becomes of the file that is there. */
function AgainDialog({ run, savedTo, onMade, onClose }: AgainProps & { savedTo: string; onClose(): void }) {
  const say = useSay();
  const [save, setSave] = useState<Choice['save']>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const done = (): void => {
    onMade();
    onClose();
  };
  const { watched, again } = useAgain({ run, onMade: done }, setFailure);
  return (
    <DialogFrame
      title={say('again.title', { name: run.fileName })}
      about={say('again.about', { path: savedTo })}
      action={say(save ? 'again.save' : 'make')}
      ready
      busy={watched !== null}
      failure={failure}
      onSend={() => again(savingOf(save))}
      onClose={onClose}
    >
      <SaveOptions save={save} folder={folderOf(savedTo)} onChange={setSave} />
      <RunBar id={watched} />
    </DialogFrame>
  );
}

/** Make a report again as it was: at once, or after asking where it goes. */
export function AgainButton({ run, onMade }: AgainProps) {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const [asking, setAsking] = useState(false);
  const { watched, again } = useAgain({ run, onMade }, ({ message }) =>
    toggleNotification({ type: 'danger', message }),
  );
  const { savedTo } = run;
  return (
    <>
      <RunBar id={watched} />
      <Button
        variant="tertiary"
        size="S"
        startIcon={<ArrowClockwise />}
        loading={watched !== null}
        onClick={() => (savedTo === null ? again({}) : setAsking(true))}
      >
        {say('log.again')}
      </Button>
      {asking && savedTo !== null && (
        <AgainDialog run={run} savedTo={savedTo} onMade={onMade} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
