import { useEffect, useState, type ComponentType } from 'react';
import { useAuth, type StrapiApp } from '@strapi/strapi/admin';
import { Navigate, type RouteObject } from 'react-router-dom';

const DASHBOARD = '/plugins/dashboards';
/** A tab has been brought to the dashboard since its sign-in. */
const LANDED = 'tracker.landed';

/**
 * After a sign-in, or in a new tab, the dashboard opens for whoever may see it. Whoever then goes Home wants Strapi's own page
 * with its widgets and gets it, as do all others.
 */
function dashboardOr(StrapiHome: ComponentType): ComponentType {
  return function Home() {
    const permissions = useAuth('Home', (state) => state.permissions);
    const seesDashboards = permissions.some(({ action }) => action === 'plugin::dashboards.view');
    const [hasLanded] = useState(() => sessionStorage.getItem(LANDED) !== null);
    useEffect(() => sessionStorage.setItem(LANDED, 'yes'), []);
    return seesDashboards && !hasLanded ? <Navigate to={DASHBOARD} replace /> : <StrapiHome />;
  };
}

/**
 * A tab that begins on another page, by a bookmark or a reload, has nowhere to land; the next sign-in in it, perhaps somebody
 * else's, lands anew. To be called in `register`.
 */
export function landOnceInTab(app: Pick<StrapiApp, 'addMiddlewares'>): void {
  if (!/\/admin\/?$|\/auth\//.test(window.location.pathname)) sessionStorage.setItem(LANDED, 'yes');
  app.addMiddlewares([
    () => () => (next) => (action) => {
      if ((action as { type?: unknown }).type === 'admin/logout') sessionStorage.removeItem(LANDED);
      return next(action) as unknown;
    },
  ]);
}

function Nothing() {
  return null;
}

/**
 * Open the dashboard after the sign-in: Strapi's home page speaks of schemas and its cloud, not of the
 * factory. To be given to `app.router.addRoute`.
 */
export function openDashboardFirst(routes: RouteObject[]): RouteObject[] {
  return routes.map((route) => {
    const { lazy } = route;
    if (route.index !== true || !lazy) return route;
    const loadHome = async () => {
      const { Component } = await lazy();
      return { Component: dashboardOr(Component ?? Nothing) };
    };
    return { index: true, lazy: loadHome };
  });
}
