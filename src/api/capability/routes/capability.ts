import { ALL_CAPABILITIES, CAPABILITY_ACTIONS } from '../../../access';

function handlerOf(action: string): string {
  return `capability.${action.slice(action.lastIndexOf('.') + 1)}`;
}

export default {
  routes: [
    // The handler asks who it is: a permission of its own would have to be given to every role.
    { method: 'GET', path: '/capabilities', handler: 'capability.find', config: { auth: false } },
    ...ALL_CAPABILITIES.map((capability) => ({
      method: 'GET',
      path: `/capabilities/${capability}`,
      handler: handlerOf(CAPABILITY_ACTIONS[capability]),
    })),
  ],
};
