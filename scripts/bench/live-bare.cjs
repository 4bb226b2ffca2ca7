/** A Socket.IO server that does nothing but tell everybody what its parent says: the limit of `npm run bench -- live`. */
const http = require('node:http');
const { Server } = require('socket.io');

const SIZE_OF_AN_EVENT = 900;

const server = http.createServer();
const sockets = new Server(server, { serveClient: false });
const filling = 'x'.repeat(SIZE_OF_AN_EVENT);
process.on('message', (scanId) => {
  sockets.emit('scan.recorded', { scan: { scanId }, filling });
  process.send({});
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
