import { useRef } from 'react';
import { newUuid } from '../uuid';

/**
 * Ids of the acts of a dialog: the same for the same content, so that an act that is sent again after a lost answer counts once, and another
 * one where a person has changed what he asks for meanwhile.
 */
export function useActIds(): (content: object) => string {
  const ids = useRef(new Map<string, string>());
  return (content) => {
    const key = JSON.stringify(content);
    const id = ids.current.get(key) ?? newUuid();
    ids.current.set(key, id);
    return id;
  };
}
