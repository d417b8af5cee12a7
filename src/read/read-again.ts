/** Reads a file, or takes what an earlier build read from the same bytes, with everything that was told of it. */
import { Collector } from '../diagnostics/collector.js';
import type { InputFolder } from '../host/host.js';
import { keepNothing, keyOf } from '../model/keep.js';

/** @param kind tells apart what different readers make of a file. */
export function readAgain<T>(
  kind: string,
  { keep = keepNothing }: InputFolder,
  path: string,
  bytes: Uint8Array,
  collector: Collector,
  read: (path: string, bytes: Uint8Array, collector: Collector) => T,
): T {
  const { value, diagnostics } = keep(
    kind,
    () => `${path}\n${keyOf(bytes)}`,
    () => {
      const own = new Collector();
      return { value: read(path, bytes, own), diagnostics: own.diagnostics };
    },
  );
  collector.take(diagnostics);
  return value;
}
