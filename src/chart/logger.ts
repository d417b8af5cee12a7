/** Takes down what Vega and Vega-Lite complain of. */
import type { LoggerInterface } from 'vega';

/**
 * Said of any chart with steps on one axis that is fitted on the other, where the other fit stays; and of a layer without rows, which
 * draws nothing and leaves the domain to the other layers.
 */
const harmless = /^Dropping "fit-[xy]" because spec has discrete|Infinite extent for field/;

/** A warning of the compiler means that something is left out of the picture, so that it counts as much as an error. */
export function openLogger(complaints: string[]): LoggerInterface {
  const note = (...messages: readonly unknown[]): LoggerInterface => {
    const text = messages.map((message) => (message instanceof Error ? message.message : String(message))).join(' ');
    if (!harmless.test(text)) complaints.push(text);
    return logger;
  };
  const logger: LoggerInterface = {
    level: () => logger,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
