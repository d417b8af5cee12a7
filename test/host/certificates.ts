/** Certificates for servers on this machine, made when they are asked for. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** File of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly authority: string;
  /** For localhost and 127.0.0.1. */
  readonly good: Certificate;
  readonly expired: Certificate;
  readonly otherName: Certificate;
  readonly selfSigned: Certificate;
}

export function makeCertificates(folder: string): Certificates {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test authority',
    '-days',
    '2',
  );
  const make = (name: string, names: string, days: number): Certificate => {
    writeFileSync(at(`${name}.ext`), `subjectAltName=${names}\n`);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-days', String(days), '-out', `${name}.pem`);
    return { key: readFileSync(at(`${name}.key`), 'utf8'), cert: readFileSync(at(`${name}.pem`), 'utf8') };
  };
  const local = 'DNS:localhost,IP:127.0.0.1';
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'own.key',
    '-out',
    'own.pem',
    '-subj',
    '/CN=localhost',
    '-addext',
    `subjectAltName=${local}`,
  );
  return {
    authority: at('ca.pem'),
    good: make('good', local, 2),
    expired: make('expired', local, -1),
    otherName: make('other', 'DNS:mail.yunlan.example', 2),
    selfSigned: { key: readFileSync(at('own.key'), 'utf8'), cert: readFileSync(at('own.pem'), 'utf8') },
  };
}
