import { useRef, useState } from 'react';
import { useApi, type Api, type ApiFailure } from '../../../../../src/admin/kit';

/** A photo of a form: a new file, `keep` for the one that is there, `none`. */
export type PhotoWish = File | 'keep' | 'none';

export interface NoteWish {
  text: string;
  /** Of a new note: the number of its operation; null: the batch as a whole. */
  operation: number | null;
  photo: PhotoWish;
}

export interface Saving {
  busy: boolean;
  saved: boolean;
  failure: ApiFailure | null;
  save(wish: NoteWish): void;
}

async function uploaded(api: Api, code: string, file: File): Promise<string> {
  const form = new FormData();
  form.set('photo', file);
  const { photo } = await api.post<{ photo: { id: string } }>(`/tracker/parts/${code}/photos`, form);
  return photo.id;
}

/**
 * Write a note, or edit one: its photo first, which is sent once however often the rest is tried again.
 * @param noteId invented for a new note
 */
export function useSaving(code: string, noteId: string, isNew: boolean): Saving {
  const api = useApi();
  const kept = useRef<{ file: File; id: string } | null>(null);
  const [state, setState] = useState<Omit<Saving, 'save'>>({ busy: false, saved: false, failure: null });

  async function perform({ text, operation, photo }: NoteWish): Promise<void> {
    if (photo instanceof File && kept.current?.file !== photo)
      kept.current = { file: photo, id: await uploaded(api, code, photo) };
    const id = photo instanceof File ? kept.current?.id : null;
    const body = { text, ...(photo === 'keep' ? {} : { photo: id }) };
    if (isNew) await api.post(`/tracker/parts/${code}/notes`, { ...body, noteId, operation });
    else await api.put(`/tracker/parts/${code}/notes/${noteId}`, body);
  }

  return {
    ...state,
    save(wish) {
      setState({ busy: true, saved: false, failure: null });
      perform(wish).then(
        () => setState({ busy: false, saved: true, failure: null }),
        (failure: ApiFailure) => setState({ busy: false, saved: false, failure }),
      );
    },
  };
}
