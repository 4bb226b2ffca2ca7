import { CAPABILITY_ACTIONS } from '../../../access';
import { ACT_DOORS, ACT_NAMES } from '../../../doors';

/** Who may do these is a capability; see docs/access.md. */
export default {
  routes: [
    { method: 'POST', path: '/parts', handler: 'part.create' },
    {
      method: 'POST',
      path: '/parts/:code/route',
      handler: 'part.assignRoute',
      config: { auth: { scope: [CAPABILITY_ACTIONS['assign-route']] } },
    },
    ...ACT_NAMES.map((act) => ({
      method: 'POST',
      path: `/parts/:code/${act}`,
      handler: `part.${act}`,
      config: { auth: { scope: [CAPABILITY_ACTIONS[ACT_DOORS[act].capability]] } },
    })),
    {
      method: 'POST',
      path: '/parts/responsible',
      handler: 'part.setResponsible',
      config: { auth: { scope: [CAPABILITY_ACTIONS['set-responsible']] } },
    },
    {
      method: 'POST',
      path: '/parts/:code/call',
      handler: 'part.callForeman',
      config: { auth: { scope: [CAPABILITY_ACTIONS.call] } },
    },
    {
      method: 'POST',
      path: '/parts/:code/answer-call',
      handler: 'part.answerCall',
      config: { auth: { scope: [CAPABILITY_ACTIONS['answer-calls']] } },
    },
    {
      method: 'GET',
      path: '/calls',
      handler: 'part.openCalls',
      config: { auth: { scope: [CAPABILITY_ACTIONS['view-parts']] } },
    },
    {
      method: 'GET',
      path: '/parts/:code/history',
      handler: 'part.history',
      config: { auth: { scope: [CAPABILITY_ACTIONS['view-parts']] } },
    },
    {
      method: 'GET',
      path: '/parts/:code/look-alikes',
      handler: 'part.lookAlikes',
      config: { auth: { scope: [CAPABILITY_ACTIONS['correct-others']] } },
    },
  ],
};
