import type { Capability } from '../tracking/contracts';

/**
 * What a person may do, and the controller action that stands for it in Users & Permissions and in
 * API tokens: those keep a permission only while a controller has an action of its name.
 */
export const CAPABILITY_ACTIONS: Readonly<Record<Capability, string>> = {
  report: 'api::capability.capability.report',
  scrap: 'api::capability.capability.scrap',
  rework: 'api::capability.capability.rework',
  'undo-own': 'api::capability.capability.undoOwn',
  'correct-others': 'api::capability.capability.correctOthers',
  hold: 'api::capability.capability.hold',
  'assign-route': 'api::capability.capability.assignRoute',
  'change-quantity': 'api::capability.capability.changeQuantity',
  'edit-composition': 'api::capability.capability.editComposition',
  'set-responsible': 'api::capability.capability.setResponsible',
  'write-notes': 'api::capability.capability.writeNotes',
  call: 'api::capability.capability.call',
  'answer-calls': 'api::capability.capability.answerCalls',
  'cancel-parts': 'api::capability.capability.cancelParts',
  'void-labels': 'api::capability.capability.voidLabels',
  'view-parts': 'api::capability.capability.viewParts',
};

/** Every capability, in the order in which they are shown. */
export const ALL_CAPABILITIES = Object.keys(CAPABILITY_ACTIONS) as readonly Capability[];

/** The same capability as a permission of the admin panel, e.g. `api::production.undo-own`. */
export function adminActionOf(capability: Capability): string {
  return `api::production.${capability}`;
}

/**
 * The actions of the doors themselves, which a role or an API token can be given in place of the
 * capabilities that they need.
 */
const DOOR_ACTIONS: Readonly<Record<string, readonly Capability[]>> = {
  'api::scan.scan.record': ['report', 'scrap', 'rework'],
  'api::scan.scan.recordBatch': ['report', 'scrap', 'rework'],
  'api::scan.scan.undo': ['undo-own'],
  'api::part.part.assignRoute': ['assign-route'],
  'api::part.part.history': ['view-parts'],
};

/** The capability that the first of these actions stands for or brings; null where none does. */
export function capabilityOf(actions: readonly string[]): Capability | null {
  const [action] = actions;
  if (action === undefined) return null;
  const named = ALL_CAPABILITIES.find((capability) => CAPABILITY_ACTIONS[capability] === action);
  return named ?? DOOR_ACTIONS[action]?.[0] ?? null;
}

/** The capabilities among a list of permitted actions; other actions are passed over. */
export function capabilitiesOf(actions: Iterable<string>): ReadonlySet<Capability> {
  const allowed = new Set(actions);
  const byDoor = new Set([...allowed].flatMap((action) => DOOR_ACTIONS[action] ?? []));
  return new Set(
    ALL_CAPABILITIES.filter(
      (capability) => allowed.has(CAPABILITY_ACTIONS[capability]) || byDoor.has(capability),
    ),
  );
}
