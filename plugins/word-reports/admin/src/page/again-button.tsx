import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { DialogFrame, newUuid, type ApiFailure } from '../../../../../src/admin/kit';
import type { AgainOrder, RunView } from '../../../contracts';
import { SaveOptions } from '../onedrive/save-options';
import { useSay } from '../texts';
import { RunBar } from './run-bar';
import { savingOf, type Choice } from './use-choice';
import { useSendingRun } from './use-sending-run';

interface AgainProps {
  run: RunView;
  /** Whether it can be saved to OneDrive. */
  canSave: boolean;
  onMade(): void;
}

/** Makes a run of the log again. */
function useAgain({ run, onMade }: Pick<AgainProps, 'run' | 'onMade'>) {
  const send = useSendingRun();
  const [watched, setWatched] = useState<string | null>(null);
  const again = (order: AgainOrder): Promise<ApiFailure | null> => {
    const progressId = newUuid();
    setWatched(progressId);
    const asked: AgainOrder = { ...order, ifNotSaved: 'send', progressId };
    return send(`/word-reports/runs/${run.id}/again`, asked).then((failure) => {
      setWatched(null);
      onMade();
      return failure;
    });
  };
  return { watched, again };
}

const folderOf = (path: string | null): string => path?.split('/').slice(0, -1).join('/') ?? '';

interface DialogProps extends Pick<AgainProps, 'run' | 'onMade'> {
  onClose(): void;
}

/** Whether a report that is made again is saved to OneDrive too, and what becomes of the file that is there. */
function AgainDialog({ run, onMade, onClose }: DialogProps) {
  const say = useSay();
  const { savedTo } = run;
  const [save, setSave] = useState<Choice['save']>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { watched, again } = useAgain({ run, onMade });
  const send = (): void =>
    void again(savingOf(save)).then((failed) => {
      if (failed) setFailure(failed);
      else onClose();
    });
  return (
    <DialogFrame
      title={say('again.title', { name: run.fileName })}
      about={
        savedTo === null
          ? say('again.about')
          : `${say('again.about')} ${say('again.saved', { path: savedTo })}`
      }
      action={say(save ? 'again.save' : 'make')}
      ready
      busy={watched !== null}
      failure={failure}
      onSend={send}
      onClose={onClose}
    >
      <SaveOptions save={save} folder={folderOf(savedTo)} onChange={setSave} />
      <RunBar id={watched} />
    </DialogFrame>
  );
}

/** Make a report again as it was: at once, or after asking where it goes. */
export function AgainButton({ run, canSave, onMade }: AgainProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { watched, again } = useAgain({ run, onMade });
  return (
    <>
      <RunBar id={watched} />
      <Button
        variant="tertiary"
        size="S"
        startIcon={<ArrowClockwise />}
        loading={watched !== null}
        onClick={() => (canSave || run.savedTo !== null ? setAsking(true) : void again({}))}
      >
        {say('log.again')}
      </Button>
      {asking && <AgainDialog run={run} onMade={onMade} onClose={() => setAsking(false)} />}
    </>
  );
}
