/** `bench explain`: what a comparability rule finds, why that misleads, and what to do. */
import { suggest } from '../../diagnostics/suggest.js';
import type { Language } from '../../model/language.js';
import type { DescribedRule } from '../../model/rule.js';
import { listRules } from '../../pipeline.js';
import { openTerminal } from '../output.js';

export interface ExplainOptions {
  readonly lang?: Language;
  readonly json?: boolean;
}

const headings: Readonly<Record<Language, Readonly<Record<keyof DescribedRule['page'], string>>>> = {
  en: {
    finds: 'What it finds',
    misleads: 'Why it misleads',
    example: 'Example',
    remedy: 'What to do',
    references: 'References',
  },
  zh: { finds: '发现什么', misleads: '为什么误导', example: '例子', remedy: '怎么办', references: '参考' },
};

/** Without a code, all rules in a line each. @returns the exit status: 0 fine, 2 when no rule has the code. */
export function runExplain(code: string | undefined, options: ExplainOptions): number {
  const terminal = openTerminal({ quiet: false });
  const language = options.lang ?? 'en';
  const all = listRules();
  const chosen = code === undefined ? all : all.filter((rule) => rule.code === code);
  if (code !== undefined && chosen.length === 0) {
    const [guess] = suggest(
      code,
      all.map((rule) => rule.code),
    );
    terminal.fail(`no rule has the code "${code}"; ${guess ?? 'bench explain lists them all'}`);
    return 2;
  }
  if (options.json) terminal.data(JSON.stringify({ rules: chosen }, null, 2));
  else
    terminal.data(code === undefined ? listCodes(all, language) : chosen.map((rule) => page(rule, language)).join(''));
  return 0;
}

function listCodes(rules: readonly DescribedRule[], language: Language): string {
  const width = (pick: (rule: DescribedRule) => string): number => Math.max(...rules.map((rule) => pick(rule).length));
  const severities = ({ severities: of }: DescribedRule): string => of.join(', ');
  const [codes, facets, gravest] = [width(({ code }) => code), width(({ facet }) => facet), width(severities)];
  return rules
    .map((rule) =>
      [
        rule.code.padEnd(codes),
        rule.facet.padEnd(facets),
        severities(rule).padEnd(gravest),
        rule.page.finds[language],
      ].join('  '),
    )
    .join('\n');
}

function page(rule: DescribedRule, language: Language): string {
  const lines = [`${rule.code}  (${rule.facet}; ${rule.severities.join(', ')})`];
  for (const key of ['finds', 'misleads', 'example', 'remedy', 'references'] as const) {
    const text = rule.page[key];
    lines.push('', headings[language][key], `  ${typeof text === 'string' ? text : text[language]}`);
  }
  return lines.join('\n');
}
