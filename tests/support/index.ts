export * from './app';
export * from './factory';
export * from './people';
export { greyPng } from './picture';
