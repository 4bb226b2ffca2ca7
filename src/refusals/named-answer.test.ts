import { namedAnswer } from './named-answer';

const body = (status: number, more: object = {}) => ({
  data: null,
  error: { status, name: 'SomeError', message: 'Some words', ...more },
});

describe('namedAnswer', () => {
  it('names what does not fit, with its paths, and keeps Strapi’s details', () => {
    const errors = [
      { path: ['name'], message: 'name must be defined.', name: 'ValidationError', value: undefined },
      { path: ['steps', '0', 'stage'], message: 'x', name: 'ValidationError' },
      { path: ['name'], message: 'again', name: 'ValidationError' },
    ];
    expect(namedAnswer(body(400, { details: { errors } }), 'en')).toEqual({
      status: 400,
      body: {
        data: null,
        error: {
          status: 400,
          name: 'ValidationError',
          message: 'The request is malformed at: name, steps.0.stage. Correct it and send it again.',
          details: { errors, paths: ['name', 'steps.0.stage'], code: 'malformed-request' },
        },
      },
    });
  });

  it('calls a taken name taken', () => {
    const errors = [{ path: ['name'], message: 'This attribute must be unique', name: 'ValidationError' }];
    const named = namedAnswer(body(400, { details: { errors } }), 'ru');
    expect(named).toMatchObject({
      status: 409,
      body: { error: { name: 'ConflictError', details: { code: 'already-exists', paths: ['name'] } } },
    });
  });

  it.each([
    [401, 'not-signed-in'],
    [403, 'not-permitted'],
    [404, 'not-found'],
    [405, 'method-not-allowed'],
    [413, 'too-large'],
    [429, 'too-many-attempts'],
  ])('names %i %s', (status, code) => {
    expect(namedAnswer(body(status), 'en')).toMatchObject({ status, body: { error: { details: { code } } } });
  });

  it('tells the key of an invalid parameter', () => {
    const details = { key: 'filters[x]', path: 'x', source: 'query', param: 'filters' };
    expect(namedAnswer(body(400, { details }), 'en')).toMatchObject({
      body: { error: { details: { code: 'malformed-request', paths: ['x'] } } },
    });
  });

  it.each([
    [{ data: [] }],
    [null],
    ['text'],
    [{ error: 'text' }],
    [body(409, { details: { code: 'in-use' } })],
    [body(500)],
    [{ errors: [{ message: 'GraphQL' }] }],
  ])('leaves %j as it is', (other) => expect(namedAnswer(other, 'en')).toBeNull());
});
