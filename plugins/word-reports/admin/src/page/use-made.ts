import { useNotification } from '@strapi/strapi/admin';
import { saveFile } from '../../../../../src/admin/kit';
import type { MadeAnswer } from '../../../contracts';
import { useSay } from '../texts';

/** Let the browser save a report that came inside JSON. */
function saveReport({ file, fileName }: MadeAnswer): void {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  saveFile(new Blob([bytes]), fileName);
}

/** Hands a report that was made to the browser and says what became of it: downloaded, saved too, or not saved and why. */
export function useMade(): (made: MadeAnswer) => void {
  const say = useSay();
  const { toggleNotification } = useNotification();
  return (made) => {
    saveReport(made);
    const { fileName, saved, notSaved } = made;
    if (notSaved)
      toggleNotification({ type: 'warning', message: say('make.notSaved', { why: notSaved.message }) });
    else
      toggleNotification({
        type: 'success',
        message: saved ? say('make.saved', { path: saved.path }) : say('make.done', { name: fileName }),
      });
  };
}
