/**
 * What is said when a mail server cannot be reached, or does not take a letter, and what that means for the rest. What servers write is
 * repeated on one line and without anything that looks like the credentials; what a login answered is not repeated at all.
 */
import { flatten } from '../../text/hidden-characters.js';
import type { Credentials } from './credentials.js';
import { formatServer, type Server } from './server.js';

/** How far a failure goes. */
export type Reach =
  /** Every letter would fail in the same way: nothing more is tried. */
  | 'run'
  /** The connection is gone, or there was none; another may do better. */
  | 'connection'
  /** This letter only. */
  | 'letter';

export interface Failure {
  readonly reach: Reach;
  /** Whether the same may go well in a while. */
  readonly temporary: boolean;
  /** A sentence. */
  readonly says: string;
}

/** Of nodemailer's errors what is asked of them. */
export interface MailError {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
}

const extraCertificate =
  'if the server belongs to your own network, ask its administrator for the certificate of its authority and name the file in NODE_EXTRA_CA_CERTS';

/** What is wrong with a certificate, by the system's code, and what to do. */
const certificates: Readonly<Record<string, (host: string) => string>> = {
  CERT_HAS_EXPIRED: () =>
    'its certificate has expired; its administrator has to renew it (or the clock of this machine is wrong)',
  CERT_NOT_YET_VALID: () => 'its certificate is not valid yet; look at the clock of this machine',
  DEPTH_ZERO_SELF_SIGNED_CERT: () => `its certificate is signed by itself and by nobody else; ${extraCertificate}`,
  SELF_SIGNED_CERT_IN_CHAIN: () =>
    `its certificate comes from an authority that this machine does not know; ${extraCertificate}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: () =>
    `its certificate comes from an authority that this machine does not know; ${extraCertificate}`,
  UNABLE_TO_GET_ISSUER_CERT: () =>
    `its certificate comes from an authority that this machine does not know; ${extraCertificate}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: () =>
    `its certificate comes from an authority that this machine does not know; ${extraCertificate}`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) =>
    `its certificate is for another name than ${host}; give --smtp the name that the certificate is for`,
  CERT_REVOKED: () => 'its certificate was revoked; tell its administrator',
};

const nothingSent = 'nothing was sent';

export class FailureTeller {
  readonly #server: Server;
  readonly #name: string;
  readonly #secrets: readonly string[];

  constructor(server: Server, credentials: Credentials | undefined) {
    this.#server = server;
    this.#name = formatServer(server);
    this.#secrets = credentials ? secretForms(credentials) : [];
  }

  /** What a server wrote, fit to print: `550 5.1.1 no such user`. */
  quote(reply: string | undefined): string {
    let text = flatten(reply ?? '');
    for (const secret of this.#secrets) text = text.replaceAll(secret, '***');
    return text;
  }

  /** Of a connection that did not come about. */
  ofConnecting(error: MailError): Failure {
    const { code, originalCode = '', responseCode } = error;
    const { host, port, implicit } = this.#server;
    const server = this.#name;
    const certificate = certificates[originalCode];
    if (certificate) return this.#fatal(`${server} is not trusted: ${certificate(host)}; ${nothingSent}`);
    if (/^(?:CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/.test(originalCode))
      return this.#fatal(`${server} is not trusted: its certificate is not valid (${originalCode}); ${nothingSent}`);
    if (code === 'ECANCELLED') return { reach: 'run', temporary: true, says: 'interrupted' };
    if (code === 'EDNS')
      return originalCode === 'ENOTFOUND'
        ? this.#fatal(`the name ${host} cannot be resolved: no such host is known; look at --smtp for a slip`)
        : this.#passing(`the name ${host} cannot be resolved now; look whether this machine is on the network`);
    if (code === 'EAUTH') return this.#ofLogin(error);
    if (error.command === 'STARTTLS')
      return responseCode !== undefined && responseCode < 500
        ? this.#passing(`${server} cannot start TLS now: ${this.quote(error.response)}`)
        : this.#fatal(
            `${server} offers no STARTTLS, and a letter is not sent without encryption; use smtps:// if it has that (port 465), or ask its administrator; ${nothingSent}`,
          );
    if (originalCode === 'ERR_SSL_WRONG_VERSION_NUMBER' || originalCode === 'EPROTO')
      return this.#fatal(
        implicit
          ? `${server} does not start with TLS; if it has STARTTLS, use smtp:// (port 587)`
          : `${server} and this machine agree on no version of TLS (${originalCode})`,
      );
    if (originalCode === 'ECONNREFUSED')
      return this.#passing(
        `${server} refused the connection: nothing answers there; look at host and port of --smtp, and whether a firewall stands between`,
      );
    if (code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT') {
      const hint =
        !implicit && port === 465
          ? '; on port 465 servers start with TLS: use smtps://'
          : '; look at host and port of --smtp, and whether a firewall stands between';
      return this.#passing(`${server} did not answer in time${hint}`);
    }
    if (responseCode !== undefined) {
      const says = `${server} takes no letters from here: ${this.quote(error.response)}`;
      return responseCode < 500 ? this.#passing(says) : this.#fatal(says);
    }
    return this.#passing(
      `the connection to ${server} did not come about${originalCode === '' ? '' : ` (${originalCode})`}`,
    );
  }

  /** Of a letter that the server has not, or not wholly, when the connection ended. */
  ofLoss({ code, response, responseCode }: MailError): Failure {
    if (responseCode !== undefined)
      return this.#passing(`${this.#name} closed the connection: ${this.quote(response)}`);
    return this.#passing(
      code === 'ETIMEDOUT'
        ? `${this.#name} did not answer in time`
        : `${this.#name} dropped the connection before it had the whole letter`,
    );
  }

  /** Of a server that has the whole letter and gives no answer. */
  ofSilence({ code }: MailError): string {
    const silence = code === 'ETIMEDOUT' ? 'did not answer in time' : 'closed the connection without an answer';
    return `${this.#name} had the whole letter and ${silence}`;
  }

  /** Of a letter that the server answered with no. */
  ofReply({ response, responseCode = 0, command }: MailError): Failure {
    const temporary = responseCode < 500;
    const reply = this.quote(response);
    const needsLogin = responseCode === 530;
    if (needsLogin || (command === 'MAIL FROM' && responseCode !== 552 && !temporary)) {
      const why = needsLogin
        ? `${this.#name} asks for a user and a password`
        : `${this.#name} does not take the sender`;
      return { reach: 'run', temporary, says: `${why}: ${reply}` };
    }
    const why = responseCode === 552 ? 'the letter is too large for the server' : 'the server refused it';
    return { reach: responseCode === 421 ? 'connection' : 'letter', temporary, says: `${why}: ${reply}` };
  }

  #ofLogin({ response, responseCode }: MailError): Failure {
    // Of the answer the code alone is told: a server may write anything into it, the password too.
    const reply =
      responseCode === undefined
        ? ''
        : ` (${responseCode}${/^\d+[ -](\d\.\d+\.\d+)/.exec(response ?? '')?.[1]?.replace(/^/, ' ') ?? ''})`;
    if (responseCode !== undefined && responseCode >= 400 && responseCode < 500 && responseCode !== 432)
      return this.#passing(`${this.#name} cannot check user and password now${reply}`);
    if (responseCode === 535 || responseCode === 534 || responseCode === undefined)
      return this.#fatal(
        `${this.#name} did not accept the user and the password${reply}; look at them where they come from; some providers ask for a password made for programs; ${nothingSent}`,
      );
    if (responseCode === 504)
      return this.#fatal(
        `${this.#name} knows no login, or none that we know; leave user and password out where it needs none; ${nothingSent}`,
      );
    return this.#fatal(`${this.#name} did not let us log in${reply}; ${nothingSent}`);
  }

  #fatal(says: string): Failure {
    return { reach: 'run', temporary: false, says };
  }

  #passing(says: string): Failure {
    return { reach: 'connection', temporary: true, says };
  }
}

/** The password, and user and password as logins write them. */
function secretForms({ user, password }: Credentials): string[] {
  const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  const forms = [encode(`\u0000${user}\u0000${password}`), encode(password), password, encodeURIComponent(password)];
  return [...new Set(forms.flatMap((form) => [form, form.replace(/=+$/, '')]))].filter((form) => form !== '');
}
