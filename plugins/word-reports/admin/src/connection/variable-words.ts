/** What each variable of the server is for; its value is never shown. */
export const VARIABLE_TEXTS = {
  'variable.MS_TENANT_ID': {
    ru: 'Каталог организации (Directory ID)',
    en: 'The directory of the organisation (Directory ID)',
  },
  'variable.MS_CLIENT_ID': { ru: 'Приложение (Application ID)', en: 'The application (Application ID)' },
  'variable.MS_CLIENT_SECRET': {
    ru: 'Секрет приложения: его значение, не идентификатор',
    en: 'The secret of the application: its value, not its id',
  },
  'variable.MS_ONEDRIVE_USER_ID': {
    ru: 'Пользователь, чьё хранилище читается',
    en: 'The user whose drive is read',
  },
  'variable.MS_CLIENT_SECRET_EXPIRES': {
    ru: 'День, когда истекает секрет, если Microsoft его не сообщает',
    en: 'The day the secret expires, where Microsoft does not tell it',
  },
  'variable.HTTPS_PROXY': { ru: 'Прокси сети завода', en: 'The proxy of the network' },
  'variable.MS_CA_FILE': {
    ru: 'Сертификаты, которым сервер доверяет, кроме известных',
    en: 'Certificates that the server trusts beside the known ones',
  },
  'variable.MS_AUTHORITY_HOST': {
    ru: 'Служба входа, если не общая служба Microsoft',
    en: "The sign-in, where it is not Microsoft's public one",
  },
  'variable.MS_GRAPH_URL': {
    ru: 'Служба Graph, если не общая служба Microsoft',
    en: "Graph, where it is not Microsoft's public one",
  },
  'variable.MS_REQUEST_LIMIT_MS': {
    ru: 'Сколько ждать ответа, мс (обычно 20 000)',
    en: 'How long an answer is waited for, ms (20,000 by default)',
  },
  'variable.MS_TRANSFER_LIMIT_MS': {
    ru: 'Сколько ждать передачи файла, мс (обычно 120 000)',
    en: 'How long a file may take, ms (120,000 by default)',
  },
  'variable.MS_LONGEST_WAIT_MS': {
    ru: 'Сколько пережидать, если Microsoft просит подождать, мс (обычно 15 000)',
    en: 'How long a wait that Microsoft asks for is kept, ms (15,000 by default)',
  },
  'variable.MS_RETRY_DELAY_MS': {
    ru: 'Пауза перед повтором запроса, мс (обычно 500)',
    en: 'The pause before a request is repeated, ms (500 by default)',
  },
} as const;

type VariableText = keyof typeof VARIABLE_TEXTS;
type Variable = VariableText extends `variable.${infer Name}` ? Name : never;

/** Whether there are words for the variable; a newer server may know more of them. */
export function hasWords(name: string): name is Variable {
  return `variable.${name}` in VARIABLE_TEXTS;
}
