import type { Core } from '@strapi/strapi';
import { readFileOf, removePicture } from '../../../../../src/files';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { TemplateView } from '../../../contracts';
import { DOCX_LIMITS } from '../docx/limits';

const UID = 'api::report-template.report-template';
/** A factory has dozens of templates. */
const MAX_TEMPLATES = 500;

interface Row {
  documentId: string;
  name: string;
  description: string | null;
  fileNamePattern: string | null;
  updatedAt: string;
  file: { id: number } | null;
}

/** A template with the id of its file in the library. */
export interface FoundTemplate extends TemplateView {
  ok: true;
  fileId: number | null;
}

const viewOf = ({ documentId, file, ...rest }: Row): TemplateView => ({
  id: documentId,
  name: rest.name,
  description: rest.description,
  fileNamePattern: rest.fileNamePattern,
  updatedAt: new Date(rest.updatedAt).toISOString(),
  hasFile: file !== null,
});

/** All templates by name. */
export async function listTemplates(strapi: Core.Strapi): Promise<TemplateView[]> {
  const rows = (await strapi.documents(UID).findMany({
    populate: { file: { fields: ['id'] } },
    sort: 'name:asc',
    limit: MAX_TEMPLATES,
  })) as unknown as Row[];
  return rows.map(viewOf);
}

/** The template of this documentId. */
export async function findTemplate(strapi: Core.Strapi, id: string): Promise<FoundTemplate | Refusal> {
  const row = (await strapi
    .documents(UID)
    .findOne({ documentId: id, populate: { file: { fields: ['id'] } } })) as unknown as Row | null;
  if (!row) return refuse('template-not-found');
  return { ok: true, ...viewOf(row), fileId: row.file?.id ?? null };
}

/** The bytes of a template; 404 where its file is gone. */
export async function readTemplate(
  strapi: Core.Strapi,
  { fileId }: FoundTemplate,
): Promise<Buffer | Refusal> {
  const content = fileId === null ? null : await readFileOf(strapi, fileId, DOCX_LIMITS.templateBytes);
  return content ?? refuse('template-not-found');
}

export interface NewTemplate {
  name: string;
  description: string | null;
  fileNamePattern: string | null;
  fileId: number;
}

/** Make a template of a file of the library. */
export async function createTemplate(
  strapi: Core.Strapi,
  { fileId, ...data }: NewTemplate,
): Promise<TemplateView> {
  const created = (await strapi.documents(UID).create({
    data: { ...data, file: fileId },
    populate: { file: { fields: ['id'] } },
  } as never)) as unknown as Row;
  return viewOf(created);
}

/** Remove a template and its file; reports made of it can still be made again, for runs keep what they need. */
export async function deleteTemplate(strapi: Core.Strapi, template: FoundTemplate): Promise<void> {
  await strapi.documents(UID).delete({ documentId: template.id });
  if (template.fileId !== null) await removePicture(strapi, template.fileId);
}
