/** Who may edit operators gives them badges and PINs. */
export const EDIT_OPERATORS = {
  action: 'plugin::content-manager.explorer.update',
  subject: 'plugin::users-permissions.user',
} as const;
