/**
 * Ends a run with one line for programs that read the output: `N passed, N failed`, and how many were skipped when any were.
 * A file that cannot be loaded, a hook that fails and an error outside of any test count as one failure each.
 */
import type { Reporter, TestModule, TestSuite } from 'vitest/node';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export default class SummaryReporter implements Reporter {
  #counts: Counts | undefined;

  onInit(): void {
    // Written when the process ends, so that nothing of vitest's own comes after it.
    process.once('exit', () => {
      if (this.#counts) process.stdout.write(`${formatCounts(this.#counts)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#counts = countTests(modules, unhandledErrors.length);
  }
}

function countTests(modules: readonly TestModule[], others: number): Counts {
  const counts = { passed: 0, failed: others, skipped: 0 };
  for (const module of modules) {
    counts.failed += brokenParts(module);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that never came to its end did not pass.
      counts[state === 'pending' ? 'failed' : state]++;
    }
  }
  return counts;
}

/** The file and the suites in it that broke outside of their tests. */
function brokenParts(module: TestModule): number {
  const parts: readonly (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return parts.filter((part) => part.errors().length > 0).length;
}

function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
