/** The server that letters are handed to, as `--smtp` names it. What is said of a wrong address never repeats it: a password may stand in it. */
import { isIP } from 'node:net';

export interface Server {
  readonly host: string;
  readonly port: number;
  /** Whether TLS starts with the connection (smtps); otherwise STARTTLS upgrades it. */
  readonly implicit: boolean;
  /** Whether it is this machine, so that nothing goes over a network. */
  readonly isLocal: boolean;
}

/** Submission (RFC 6409), with implicit TLS (RFC 8314). */
const ports = { 'smtp:': 587, 'smtps:': 465 } as const;

const form = 'write it as smtp://host:port or smtps://host:port';

/** @returns the server, or a sentence on what is wrong with the address. */
export function parseServer(url: string): Server | string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const scheme = parsed?.protocol;
  if (!parsed || (scheme !== 'smtp:' && scheme !== 'smtps:')) return `--smtp is no address of a mail server; ${form}`;
  if (parsed.username !== '' || parsed.password !== '' || url.includes('@'))
    return `--smtp has a user name or a password in it, where others can read it; ${form}, and give them in BENCH_SMTP_USER and BENCH_SMTP_PASSWORD, or with --credentials FILE`;
  if (!/^\/?$/.test(parsed.pathname) || parsed.search !== '' || parsed.hash !== '')
    return `--smtp has something after the host and the port; ${form}`;
  const host = parsed.hostname.replaceAll(/^\[|\]$/g, '').toLowerCase();
  if (isIP(host) === 0 && !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?\.?$/.test(host)) return `--smtp names no host; ${form}`;
  const port = parsed.port === '' ? ports[scheme] : Number(parsed.port);
  if (port === 0) return `--smtp names the port 0; ${form}`;
  return { host, port, implicit: scheme === 'smtps:', isLocal: isLoopback(host) };
}

/** `mail.a.example:587`. */
export const formatServer = ({ host, port }: Server): string =>
  isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;

const isLoopback = (host: string): boolean =>
  host === '::1' || /^(?:.+\.)?localhost\.?$/.test(host) || (isIP(host) === 4 && host.startsWith('127.'));
