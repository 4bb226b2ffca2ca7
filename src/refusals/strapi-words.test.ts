import { inRussian } from './strapi-words';

it('says a wrong password in Russian, and what it does not know as it is', () => {
  const body = (message: string) => ({
    data: null,
    error: { status: 400, name: 'ApplicationError', message, details: {} },
  });
  expect(inRussian(body('Invalid credentials'))).toEqual(
    body('Почта или пароль не подходят. Проверьте раскладку и Caps Lock.'),
  );
  expect(inRussian(body('Something new'))).toEqual(body('Something new'));
});

it('says what is wrong with each field too', () => {
  const error = (message: string) => ({
    error: {
      status: 400,
      message,
      details: { errors: [{ path: ['role'], message, name: 'ValidationError' }] },
    },
  });
  expect(inRussian(error('role is a required field'))).toEqual(
    error('Выберите роль, обычно это «Оператор».'),
  );
});

it.each([null, 'text', [], {}, { error: 'text' }, { error: { message: 7 } }])('leaves %j alone', (body) => {
  expect(inRussian(body)).toEqual(body);
});
