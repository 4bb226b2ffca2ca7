import { factories } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  ACT_NAMES,
  sendAssignedRoute,
  sendCallAct,
  sendCreatedPart,
  sendHistory,
  sendLookAlikes,
  sendOpenCalls,
  sendPartAct,
  sendResponsible,
} from '../../../doors';

export default factories.createCoreController('api::part.part', ({ strapi }) => ({
  ...Object.fromEntries(ACT_NAMES.map((act) => [act, (ctx: Context) => sendPartAct(strapi, ctx, act)])),
  create: (ctx) => sendCreatedPart(strapi, ctx),
  assignRoute: (ctx) => sendAssignedRoute(strapi, ctx),
  setResponsible: (ctx) => sendResponsible(strapi, ctx),
  callForeman: (ctx) => sendCallAct(strapi, ctx, 'callForeman'),
  answerCall: (ctx) => sendCallAct(strapi, ctx, 'answerCall'),
  openCalls: (ctx) => sendOpenCalls(strapi, ctx),
  history: (ctx) => sendHistory(strapi, ctx),
  lookAlikes: (ctx) => sendLookAlikes(strapi, ctx),
}));
