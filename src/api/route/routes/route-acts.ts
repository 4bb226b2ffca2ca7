import { CAPABILITY_ACTIONS } from '../../../access';

/** Who may do these is a capability; see docs/access.md. */
export default {
  routes: ['preview', 'apply'].map((act) => ({
    method: 'POST',
    path: `/routes/:id/${act}`,
    handler: `route.${act}`,
    config: { auth: { scope: [CAPABILITY_ACTIONS['assign-route']] } },
  })),
};
