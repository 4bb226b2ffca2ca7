import { CAPABILITY_ACTIONS } from '../../../access';

/** Who may do these is a capability; see docs/access.md. */
export default {
  routes: [
    {
      method: 'POST',
      path: '/products/:id/cancel',
      handler: 'product.cancel',
      config: { auth: { scope: [CAPABILITY_ACTIONS['cancel-parts']] } },
    },
  ],
};
