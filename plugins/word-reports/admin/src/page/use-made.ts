import { useNotification } from '@strapi/strapi/admin';
import { saveFile, type SentFile } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { madeOf } from './made-headers';

/** Hands a report that was made to the browser and says what became of it: downloaded, saved too, or not saved and why. */
export function useMade(): (sent: SentFile) => void {
  const say = useSay();
  const { toggleNotification } = useNotification();
  return (sent) => {
    const { fileName, savedTo, notSaved } = madeOf(sent);
    saveFile(sent.content, fileName);
    if (notSaved !== null)
      toggleNotification({ type: 'warning', message: say('make.notSaved', { why: notSaved }) });
    else
      toggleNotification({
        type: 'success',
        message:
          savedTo === null ? say('make.done', { name: fileName }) : say('make.saved', { path: savedTo }),
      });
  };
}
