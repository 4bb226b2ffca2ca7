import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { OrderPage } from './order/order-page';
import { OverviewPage } from './overview/overview-page';

/** The pages behind the menu entry, for whoever may see dashboards. */
export function Pages() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::dashboards.view', subject: null }]}>
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="products/:id" element={<OrderPage />} />
      </Routes>
    </Page.Protect>
  );
}
