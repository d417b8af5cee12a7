/** `bench explain`: the pages of the comparability rules. */
import { describe, expect, it } from 'vitest';
import { ruleTable } from '../../src/compare/rules/table.js';
import { projectRoot, runBench, type RunResult } from './run-bench.js';

const codes = Object.keys(ruleTable);
const explain = async (...args: string[]): Promise<RunResult> =>
  await runBench(['explain', ...args], { cwd: projectRoot });

describe('bench explain', () => {
  it('lists every rule in a line, in the order of the table', async () => {
    const { status, stdout, stderr } = await explain();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(codes);
  });

  it('prints a page in English, with facet and severities', async () => {
    const { status, stdout } = await explain('level-differs');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^level-differs {2}\(level; caveat, indicative\)\n/);
    const headings = stdout.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(headings).toEqual(['What it finds', 'Why it misleads', 'Example', 'What to do', 'References']);
  });

  it('prints a page in Chinese', async () => {
    const { stdout } = await explain('scope-differs', '--lang', 'zh');
    expect(stdout).toContain('为什么误导\n  部分总比全体小');
  });

  it('--json gives the pages of all rules', async () => {
    const { rules }: { rules: { code: string; page: { finds: { zh: string } } }[] } = JSON.parse(
      (await explain('--json')).stdout,
    );
    expect(rules.map(({ code }) => code)).toEqual(codes);
    for (const { page } of rules) expect(page.finds.zh).toMatch(/\p{Script=Han}/u);
  });

  it('guesses what was meant, and exits with 2', async () => {
    const { status, stdout, stderr } = await explain('scope-difers');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('error: no rule has the code "scope-difers"; did you mean "scope-differs"?\n');
  });
});
