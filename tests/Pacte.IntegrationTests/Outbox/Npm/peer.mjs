// A real SMTP server for the tests. One JSON line for its port, one for each letter it took, one for each line read on its input;
// it ends with its input. Its arguments are the files of its key and certificate. The local part of an address says how the server answers.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const [key, cert] = process.argv.slice(2).map((file) => readFileSync(file));
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const recipients = {
  inconnu: refusal(550, '5.1.1 No such user'),
  bloque: refusal(550, '5.7.1 Blocked by policy'),
  plein: refusal(452, '4.2.2 Mailbox full'),
};
const letters = {
  indesirable: refusal(554, '5.7.1 Refused content'),
  occupe: refusal(451, '4.3.0 Busy'),
};

const server = new SMTPServer({
  key,
  cert,
  authOptional: true,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  logger: false,
  onAuth: ({ username, password }, session, done) =>
    username === 'pacte' && password === 'mot de passe' ? done(null, { user: username }) : done(new Error('refused')),
  onRcptTo: ({ address }, session, done) => done(recipients[address.split('@')[0]]),
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const refused = letters[session.envelope.rcptTo[0].address.split('@')[0]];
      if (!refused) {
        say({ letter: Buffer.concat(parts).toString('base64'), user: session.user || null, secure: session.secure });
      }
      done(refused);
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
createInterface({ input: process.stdin })
  .on('line', (line) => say({ seen: line }))
  .on('close', () => process.exit(0));
