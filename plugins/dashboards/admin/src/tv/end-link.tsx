import { useEffect } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { DialogFrame, useSending } from '../../../../../src/admin/kit';
import type { TvLink } from '../../../server/src/tv/contracts';
import { useSay } from '../texts';
import { TV_LINKS_PATH } from './path';

interface EndLinkProps {
  link: TvLink;
  onEnded(): void;
  onClose(): void;
}

/** Asks before a link is ended: its address was told once, and the screen that has it shows nothing from then on. */
export function EndLink({ link: { id, name }, onEnded, onClose }: EndLinkProps) {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const { answer, failure, busy, send } = useSending<object>();
  useEffect(() => {
    if (!answer) return;
    toggleNotification({ type: 'success', message: say('tv.revoked') });
    onEnded();
    onClose();
  }, [answer, say, toggleNotification, onEnded, onClose]);
  return (
    <DialogFrame
      title={say('tv.revoke.name', { name })}
      about={say('tv.revoke.about')}
      action={say('tv.revoke')}
      final
      ready
      busy={busy}
      failure={failure}
      onSend={() => send(`${TV_LINKS_PATH}/${id}/revoke`, {})}
      onClose={onClose}
    >
      {null}
    </DialogFrame>
  );
}
