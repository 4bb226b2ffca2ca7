/** Who signs in at the server that plays Microsoft, and what it gives. */
export const TENANT = '8a1f2c3d-0000-4000-8000-00000000aaaa';
export const CLIENT = '5b6c7d8e-0000-4000-8000-00000000bbbb';
export const SECRET = 'q7Z~very-secret-value-of-the-application';
export const USER = 'reports@factory.example';
export const TOKEN = 'eyJ0eXAiOiJKV1QifQ.token-that-nobody-may-see.sig';
