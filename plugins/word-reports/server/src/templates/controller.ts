import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { keepWordDocument } from '../../../../../src/files';
import { isRefusal, languageOf, parsed, sendRefusal } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { TemplateLint, TemplateList, TemplateView } from '../../../contracts';
import { inspectApart } from '../apart/in-process';
import { plainFileName } from '../docx/file-name';
import { DOCX_LIMITS } from '../docx/limits';
import { bareName, withUpload } from '../received';
import { docxRefused, sayIssue } from '../said';
import { builtInTemplates } from '../starters/built-in';
import { starterDocx, starterName } from '../starters/starter';
import { createTemplate, deleteTemplate, findTemplate, listTemplates, readTemplate } from './template-store';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);

const described = z.object({
  name: z.string().trim().max(200).optional(),
  description: z.string().trim().max(2_000).optional(),
  fileNamePattern: z.string().trim().max(200).optional(),
});

const starter = z.object({
  kind: z.enum(['starter', 'route-sheet']).default('starter'),
  language: z.enum(['ru', 'en']).optional(),
});

type Uploaded = TemplateView & TemplateLint;

async function found(strapi: Core.Strapi, ctx: Context) {
  const id = parsed(documentId, (ctx.params as { id?: string }).id);
  return typeof id === 'string' ? findTemplate(strapi, id) : id;
}

/** Take a document in as a template; one with mistakes too, for they are mended by who wrote it. */
async function take(strapi: Core.Strapi, ctx: Context): Promise<Uploaded | Refusal> {
  const language = languageOf(ctx.request.headers);
  const wish = parsed(described, (ctx.request as { body?: unknown }).body ?? {});
  return withUpload<Uploaded>(ctx, DOCX_LIMITS.templateBytes, async (received, content) => {
    if (isRefusal(wish)) return wish;
    const lint = await inspectApart(content);
    if (!lint.ok) return docxRefused(lint, language);
    const fromFile = bareName(received).replace(/\.docx$/i, '');
    const name = wish.name || fromFile;
    const kept = await keepWordDocument(strapi, received, `${plainFileName(fromFile) || 'template'}.docx`);
    if (!kept.ok) return kept;
    const view = await createTemplate(strapi, {
      name,
      description: wish.description || null,
      fileNamePattern: wish.fileNamePattern || null,
      fileId: kept.fileId,
    });
    const issues = lint.issues.map((issue) => sayIssue(issue, language));
    return { ...view, fields: lint.fields, issues };
  });
}

/** Templates: uploaded, listed, given back, checked and removed. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    doerOf(ctx);
    ctx.set('Cache-Control', 'no-store');
    const builtIn = builtInTemplates(languageOf(ctx.request.headers));
    ctx.body = { templates: await listTemplates(strapi), builtIn } satisfies TemplateList;
  },

  /** multipart `file`, optional `name`, `description`, `fileNamePattern`: 201. */
  async create(ctx: Context): Promise<void> {
    doerOf(ctx);
    const taken = await take(strapi, ctx);
    if (isRefusal(taken)) return sendRefusal(ctx, taken);
    ctx.status = 201;
    ctx.body = taken;
  },

  async file(ctx: Context): Promise<void> {
    doerOf(ctx);
    const template = await found(strapi, ctx);
    if (!template.ok) return sendRefusal(ctx, template);
    const content = await readTemplate(strapi, template);
    if (!Buffer.isBuffer(content)) return sendRefusal(ctx, content);
    ctx.set('Cache-Control', 'no-store');
    ctx.attachment(`${plainFileName(template.name) || 'template'}.docx`);
    ctx.type = DOCX_TYPE;
    ctx.body = content;
  },

  /** 204; reports that were made of it can still be made again. */
  async delete(ctx: Context): Promise<void> {
    doerOf(ctx);
    const template = await found(strapi, ctx);
    if (!template.ok) return sendRefusal(ctx, template);
    await deleteTemplate(strapi, template);
    ctx.status = 204;
  },

  /** `?kind=starter|route-sheet&language`: a template that the program makes. */
  async starter(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parsed(starter, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const language = wish.language ?? languageOf(ctx.request.headers);
    ctx.attachment(`${starterName(wish.kind, language)}.docx`);
    ctx.type = DOCX_TYPE;
    ctx.body = await starterDocx(wish.kind, language);
  },
});
