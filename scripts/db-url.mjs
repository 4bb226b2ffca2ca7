import { databaseUrl } from './database/index.mjs';

// Prints the connection string of the database in use, for psql, pg_dump and backups.
const url = databaseUrl();
if (url) {
  console.log(url);
} else {
  console.error('There is no database yet: npm start makes one.');
  process.exitCode = 1;
}
