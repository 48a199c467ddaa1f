// SPDX-License-Identifier: Apache-2.0

// The TLS of Node, which is OpenSSL, at the other end of a cell: peer.js client|server WORD=VALUE…
'use strict';
const fs = require('fs');
const tls = require('tls');

const END = 'END-OF-ANSWER';
const [side, ...rest] = process.argv.slice(2);
const words = Object.fromEntries(rest.map((word) => {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}));
const read = (file) => (file ? fs.readFileSync(file) : undefined);
const options = {
  host: '127.0.0.1',
  port: words.port,
  servername: 'localhost',
  ca: read(words.ca),
  cert: read(words.chain),
  key: read(words.key),
  minVersion: words.version,
  maxVersion: words.version,
  requestCert: Boolean(words.ask),
  rejectUnauthorized: side === 'client' || Boolean(words.ask),
  requestOCSP: side === 'client' && Boolean(words.staple),
};
if (words.alpn) options.ALPNProtocols = [words.alpn];
if (words.groups) options.ecdhCurve = words.groups;

let staple = 0;

function facts(socket) {
  const peer = socket.getPeerCertificate();
  const subject = peer && peer.subject ? `CN=${peer.subject.CN}` : '';
  console.log(`version=${socket.getProtocol()} resumed=${socket.isSessionReused()} alpn=${socket.alpnProtocol}`
    + ` peer=${subject} staple=${staple} openssl=${process.versions.openssl}`);
}

function converse(session, left) {
  let asked = 0;
  let text = '';
  let kept = session;
  const ask = () => {
    asked += 1;
    socket.write(read(words.request));
  };
  const socket = tls.connect({ ...options, session }, ask);
  socket.setEncoding('latin1');
  socket.on('OCSPResponse', (response) => { staple = response ? response.length : 0; });
  socket.on('session', (fresh) => { kept = fresh; });
  socket.on('error', (error) => console.log('error:', error.code, error.message));
  socket.on('data', (part) => {
    text += part;
    if (text.includes(END)) {
      console.log(END);
      text = '';
      if (asked < Number(words.requests)) ask();
    }
  });
  socket.on('end', () => facts(socket));
  socket.on('close', () => { if (left > 1) converse(kept, left - 1); });
}

if (side === 'client') {
  converse(undefined, Number(words.connections));
} else {
  const server = tls.createServer(options, (socket) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part) => {
      text += part;
      if (text.endsWith('\r\n\r\n')) {
        facts(socket);
        socket.end(read(words.answer));
      }
    });
    socket.on('error', (error) => console.log('error:', error.code, error.message));
    socket.on('close', () => console.log('done'));
  });
  server.on('OCSPRequest', (certificate, issuer, done) => done(null, read(words.staple) || null));
  server.on('tlsClientError', (error) => console.log('error:', error.code, error.message, '\ndone'));
  server.listen(0, '127.0.0.1', () => console.log('port', server.address().port));
}
