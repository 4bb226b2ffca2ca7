import { z } from 'zod';

const MAX_PATH_CHARACTERS = 400;
/** What OneDrive itself takes in no name; the colon would end the path within an address of Graph. */
const NO_NAME = /["*:<>?\\|\p{Cc}]/u;
/** Half of a surrogate pair is no character, and no address can hold it. */
const isText = (text: string): boolean => !/\p{Cs}/u.test(text);

const isName = (name: string): boolean =>
  name.trim() !== '' && name !== '.' && name !== '..' && !NO_NAME.test(name) && isText(name);

const trimmed = (path: string): string => path.trim().replace(/^\/+|\/+$/g, '');

/** Folders and a name from the root of the drive, e.g. `Цех/бирки.xlsx`. */
export const drivePath = z
  .string()
  .max(MAX_PATH_CHARACTERS)
  .transform(trimmed)
  .refine((path) => path.split('/').every(isName), 'names of OneDrive');

/** A folder from the root of the drive; empty or `/`: the root itself. */
export const folderPath = z
  .string()
  .max(MAX_PATH_CHARACTERS)
  .transform(trimmed)
  .refine((path) => path === '' || path.split('/').every(isName), 'names of OneDrive');

/** A path within an address: every name as it is, whatever signs stand in it. */
export function encodedPath(path: string): string {
  const encoded = (name: string) => encodeURIComponent(name).replaceAll("'", '%27');
  return path.split('/').map(encoded).join('/');
}

/** The last name of a path. */
export function lastName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** A name in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** An address of Microsoft's that a browser may open; null for anything that is no https address. */
export function browserAddress(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) && new URL(address).protocol === 'https:'
    ? address
    : null;
}
