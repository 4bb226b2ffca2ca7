/** What Strapi says at doors of the panel whose pages show its words as they are, in Russian. */
const RUSSIAN: Readonly<Record<string, string>> = {
  'Invalid credentials': 'Почта или пароль не подходят. Проверьте раскладку и Caps Lock.',
  'Missing credentials': 'Укажите почту и пароль.',
  'Username already taken': 'Такое имя уже занято. Добавьте отчество, цех или табельный номер.',
  'Email already taken': 'Эта почта уже есть у другого оператора.',
  'role is a required field': 'Выберите роль, обычно это «Оператор».',
  'username is a required field': 'Укажите имя оператора.',
  'Users must have a role': 'Выберите роль, обычно это «Оператор».',
  'password is a required field': 'Укажите пароль.',
  'email must be a valid email': 'Это не адрес почты.',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An error, or one of its details, with its message in Russian; anything else as it is. */
function said(error: unknown): unknown {
  if (!isRecord(error) || typeof error.message !== 'string') return error;
  return { ...error, message: RUSSIAN[error.message] ?? error.message };
}

/**
 * The body of an answer in Strapi's shape, `{ error: { message, details: { errors: [{ message }] } } }`, with the messages
 * that are known in Russian. Pure.
 */
export function inRussian(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body.error)) return body;
  const { details } = body.error;
  const inside =
    isRecord(details) && Array.isArray(details.errors)
      ? { ...details, errors: details.errors.map(said) }
      : details;
  return { ...body, error: said({ ...body.error, ...(details === undefined ? {} : { details: inside }) }) };
}
