/**
 * COPY over node-postgres: the fastest way into a table there is, as the limit for an import.
 */

/** What node-postgres asks of a query that it does not know itself. */
class CopyQuery {
  chunks = [];

  /** @param {string} text @param {Buffer | null} input what goes in; null: data come out */
  constructor(text, input) {
    this.text = text;
    this.input = input;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(this.input);
    connection.endCopyFrom();
  }

  handleCopyData(message) {
    // The parser goes on to use the memory behind the chunk.
    this.chunks.push(Buffer.from(message.chunk));
  }

  handleRowDescription() {}
  handleDataRow() {}
  handleCommandComplete() {}
  handleEmptyQuery() {}
  handlePortalSuspended() {}

  handleError(error) {
    this.reject(error);
  }

  handleReadyForQuery() {
    this.resolve(Buffer.concat(this.chunks));
  }
}

/** The rows of a query in COPY's text form. @param {import('pg').Client} client @param {string} select */
export function copyOut(client, select) {
  const query = new CopyQuery(`copy (${select}) to stdout`, null);
  client.query(query);
  return query.done;
}

/** Put such rows into a table. @param {import('pg').Client} client @param {string} table @param {Buffer} rows */
export function copyIn(client, table, rows) {
  const query = new CopyQuery(`copy ${table} from stdin`, rows);
  client.query(query);
  return query.done;
}
