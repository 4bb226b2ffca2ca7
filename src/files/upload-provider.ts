import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { refuse, RefusalError } from '../refusals';
import type { PrivateFolder } from './private-folder';

/** A file as Strapi hands it to its provider. */
interface StrapiFile {
  hash: string;
  ext?: string | null;
  url?: string;
  /** Strapi's own `size` is in kilobytes, rounded. */
  sizeInBytes?: number;
  stream?: Readable;
}

/** The provider as Strapi has made it of its settings; `extend` is how plugins change it. */
interface UploadPlugin {
  provider: { extend(methods: object): void };
}

export function storedName({ hash, ext }: Pick<StrapiFile, 'hash' | 'ext'>): string {
  return `${hash}${ext ?? ''}`;
}

/**
 * Strapi's provider for local files, writing to our private folder in place of public/uploads. It says
 * that it is private, so Strapi itself asks for signed links wherever it tells about a file: in the
 * media library, in the content manager, over REST and GraphQL.
 */
export function keepUploadsPrivate(
  strapi: Core.Strapi,
  folder: PrivateFolder,
  linkTo: (name: string) => string,
): void {
  const keep = async (file: StrapiFile): Promise<void> => {
    if (!file.stream) throw new Error('A file came without its content.');
    const name = storedName(file);
    if (!(await folder.keep(name, file.stream))) {
      const headers = strapi.requestContext.get()?.request.headers;
      throw new RefusalError(refuse('file-not-accepted', { name }), headers);
    }
    file.url = `/files/${name}`;
  };
  // The body parser lets larger files in, for the importer.
  const checkFileSize = (file: StrapiFile, { sizeLimit }: { sizeLimit: number }): void => {
    if ((file.sizeInBytes ?? 0) <= sizeLimit) return;
    throw new RefusalError(refuse('too-large'), strapi.requestContext.get()?.request.headers);
  };
  (strapi.plugin('upload') as unknown as UploadPlugin).provider.extend({
    checkFileSize,
    isPrivate: () => Promise.resolve(true),
    getSignedUrl: (file: StrapiFile) => Promise.resolve({ url: linkTo(storedName(file)) }),
    uploadStream: keep,
    replaceStream: async (fresh: StrapiFile, former: StrapiFile) => {
      await keep(fresh);
      if (storedName(fresh) !== storedName(former)) await folder.remove(storedName(former));
    },
    delete: (file: StrapiFile) => folder.remove(storedName(file)),
  });
}
