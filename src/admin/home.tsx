import type { ComponentType } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { Navigate, type RouteObject } from 'react-router-dom';

const DASHBOARD = '/plugins/dashboards';

/** The dashboard for whoever may see it, Strapi's own home page for the others. */
function dashboardOr(StrapiHome: ComponentType): ComponentType {
  return function Home() {
    const permissions = useAuth('Home', (state) => state.permissions);
    const seesDashboards = permissions.some(({ action }) => action === 'plugin::dashboards.view');
    return seesDashboards ? <Navigate to={DASHBOARD} replace /> : <StrapiHome />;
  };
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
