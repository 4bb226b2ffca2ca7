/** Wiring of the plugin: each folder brings its controller and its routes, `page` the web app. */
import type { Core } from '@strapi/strapi';
import { devicesAdminRoutes, devicesController, devicesRoutes } from './devices/devices';
import { myListController, myListRoutes } from './my-list/my-list';
import { mountPage } from './page/page';
import { partsController, partsRoutes } from './parts/parts';
import { photosController, photosRoutes } from './photos/photos';
import { reasonsController, reasonsRoutes } from './reasons/reasons';
import { stagesController, stagesRoutes } from './stages/stages';
import { signInController, signInRoutes } from './sign-in/sign-in';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    mountPage(strapi);
  },
  controllers: {
    signIn: signInController,
    parts: partsController,
    myList: myListController,
    photos: photosController,
    reasons: reasonsController,
    stages: stagesController,
    devices: devicesController,
  },
  routes: {
    'content-api': {
      type: 'content-api',
      routes: [
        ...signInRoutes,
        ...partsRoutes,
        ...myListRoutes,
        ...photosRoutes,
        ...reasonsRoutes,
        ...stagesRoutes,
        ...devicesRoutes,
      ],
    },
    admin: { type: 'admin', routes: [...devicesAdminRoutes] },
  },
};
