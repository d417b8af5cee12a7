/** Mistakes that people make in benchmark folders: each is told once, at its place, in one run with all others. */
import { describe, expect, test } from 'vitest';
import { formatDiagnostic, formatPlace, sortDiagnostics } from '../../src/diagnostics/print.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { plant, type Plant } from './plant.js';
import { validBenchmark } from './valid-benchmark.js';

interface Mistake extends Plant {
  readonly name: string;
  readonly code: string;
  readonly severity?: 'warning';
  /** A part of the message or of a hint that the reader needs. */
  readonly says?: string;
  readonly hints?: readonly string[];
}

const dongchuan = 'observations/dongchuan-2023.yaml';
const beiling = 'observations/beiling-2023.yaml';
const xiping = 'observations/xiping-2023.csv';
const yunxi = 'observations/yunxi-2023.csv';

/** 东川 in GBK, in a CSV cell. */
const gbkBytes = Uint8Array.from([0x69, 0x64, 0x0a, 0xb6, 0xab, 0xb4, 0xa8]);
const utf16Bytes = new Uint8Array(Buffer.from('\u{feff}- id: 东川', 'utf16le'));

/** Mistakes that can stand together in one folder. */
const together: readonly Mistake[] = [
  {
    name: 'an unknown indicator',
    code: 'unknown-id',
    file: dongchuan,
    find: `indicator: disputes-resolved
  kind: level
  value: 310`,
    replace: `indicator: ▶dispute-resolved
  kind: level
  value: 310`,
    says: 'did you mean "disputes-resolved"?',
  },
  {
    name: 'a text where a number belongs',
    code: 'wrong-type',
    file: dongchuan,
    find: 'value: 24',
    replace: 'value: ▶"24"',
    says: '"value" should be a number, not "24"',
  },
  {
    name: 'a unit that does not fit',
    code: 'unit-does-not-fit',
    file: xiping,
    find: ',10,9.5,10.5,person,',
    replace: ',10,9.5,10.5,▶accident,',
    says: 'the unit is person',
  },
  {
    name: 'a percentage above 100',
    code: 'percent-out-of-range',
    file: dongchuan,
    find: 'value: 98.5\n  lower: 98.45\n  upper: 98.55',
    replace: 'value: ▶985',
    says: '0 to 100',
  },
  {
    name: 'a period that runs backwards',
    code: 'period-reversed',
    file: dongchuan,
    find: '{ start: 2015-01-01, end: 2023-12-31 }',
    replace: '{ start: ▶2023-12-31, end: 2015-01-01 }',
    says: 'swap start and end',
  },
  {
    name: 'one id twice',
    code: 'duplicate-id',
    file: xiping,
    find: 'xiping-2023/5,',
    replace: '▶xiping-2023/4,',
    says: 'memory/observations/xiping-2023.csv:5:1',
  },
  {
    name: 'one fact with two values',
    code: 'fact-contradicted',
    file: beiling,
    find: '- id: beiling-2023/2',
    replace: `- id: beiling-2023/3
  bureau: beiling
  indicator: disputes-resolved
  kind: level
  value: ▶1590
  unit: case
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: beiling-2023
  phrase: 化解纠纷1590起
- id: beiling-2023/2`,
    says: 'memory/observations/beiling-2023.yaml:5:10',
  },
  {
    name: 'a value outside its own bounds',
    code: 'value-outside-bounds',
    file: dongchuan,
    find: 'value: 3400',
    replace: 'value: ▶3600',
    says: '3400 to 3500',
    hints: ['lower and upper go with the value: mend all three'],
  },
  {
    name: 'a source that is not on file',
    code: 'unknown-id',
    file: yunxi,
    find: '2023-12-31,yunxi-2023,死亡61人',
    replace: '2023-12-31,▶yunxi-2032,死亡61人',
    says: 'did you mean "yunxi-2023"?',
  },
  {
    name: 'malformed YAML',
    code: 'yaml-syntax',
    file: 'observations/broken.yaml',
    replace: '- id: ▶"东川\n  bureau: 东川\n  note: 待补\n',
    says: 'this " is never closed',
    hints: ['check that each quote and bracket is closed'],
  },
  {
    name: 'GBK bytes',
    code: 'encoding',
    file: 'observations/gbk.csv',
    replace: gbkBytes,
    says: 'GBK',
  },
  {
    name: 'UTF-16 bytes',
    code: 'encoding',
    file: 'observations/utf16.yaml',
    replace: utf16Bytes,
    says: 'UTF-16',
  },
  {
    name: 'a byte order mark',
    code: 'byte-order-mark',
    severity: 'warning',
    file: 'terms.yaml',
    find: 'scopes:',
    replace: '\u{feff}▶scopes:',
  },
  {
    name: 'a CSV row with a cell too many',
    code: 'csv-syntax',
    file: xiping,
    find: 'xiping-2023/2,xiping,disputes-resolved,level,500,500,500,',
    replace: '▶xiping-2023/2,xiping,disputes-resolved,level,500,500,500,500,',
    says: 'quote a cell that contains a comma',
  },
  {
    name: 'an unknown key',
    code: 'unknown-key',
    file: beiling,
    find: '  variant: item-share',
    replace: '  ▶varient: item-share',
    says: 'did you mean "variant"?',
  },
  {
    name: 'a missing key',
    code: 'key-missing',
    file: 'bureaus.yaml',
    find: "- id: xiping\n  name: { zh: 西坪县公安局, en: Xiping County Public Security Bureau }\n  short_name: { zh: 西坪县, en: Xiping }\n  adcode: '990121'\n  level: county\n",
    replace:
      "- ▶id: xiping\n  name: { zh: 西坪县公安局, en: Xiping County Public Security Bureau }\n  short_name: { zh: 西坪县, en: Xiping }\n  adcode: '990121'\n",
    says: '"level" is missing',
  },
  {
    name: 'a word that is not on the list',
    code: 'not-listed',
    file: dongchuan,
    find: 'kind: change',
    replace: 'kind: ▶chang',
    says: 'did you mean "change"?',
  },
  {
    name: 'a day that does not exist',
    code: 'wrong-value',
    file: 'sources.yaml',
    find: '- id: beiling-2023\n  kind: review\n  bureau: beiling\n  title: 北岭这一年\n  publisher: null\n  published: 2024-01-15',
    replace:
      '- id: beiling-2023\n  kind: review\n  bureau: beiling\n  title: 北岭这一年\n  publisher: null\n  published: ▶2024-02-30',
    says: '2024-02-30',
  },
  {
    name: 'a code without quotes',
    code: 'wrong-type',
    file: 'bureaus.yaml',
    find: "adcode: '990103'",
    replace: 'adcode: ▶990103',
    says: 'write it in quotes: "990103"',
  },
  {
    name: 'a bureau to include that is not on file',
    code: 'unknown-id',
    file: 'benchmark.yaml',
    find: 'bureaus: [yunxi, dongchuan,',
    replace: 'bureaus: [yunxi, ▶dongchaun,',
    says: 'did you mean "dongchuan"?',
  },
];

/** Further kinds; some of them take a whole file away. */
const alone: readonly Mistake[] = [
  {
    name: 'a character that nobody sees',
    code: 'text-hidden',
    file: 'benchmark.yaml',
    find: 'subtitle: { zh: 一个市和三个区县,',
    replace: 'subtitle: { zh: ▶"一个市\\u001b[31m和三个区县",',
    says: '"subtitle.zh" holds the character U+001B, which nobody sees',
    hints: ['delete it, or write it in another way'],
  },
  {
    name: 'a figure beyond all counting',
    code: 'wrong-value',
    file: beiling,
    find: 'value: 82\n',
    replace: 'value: ▶1e26\n',
    says: '"value": expected 9007199254740991 at most, found 1e+26',
  },
  {
    name: 'residents beyond all counting',
    code: 'wrong-value',
    file: 'bureaus.yaml',
    find: 'value: 500000,',
    replace: 'value: ▶1e26,',
    says: '"population.value": expected 9007199254740991 at most',
  },
  {
    name: 'a correction beyond all counting',
    code: 'wrong-value',
    file: 'corrections.yaml',
    replace:
      "- { observation: beiling-2023/2, stated: '82', expect: 82, value: ▶-1e26, reason: { zh: 误, en: A slip }, provider: { zh: 某局, en: A bureau }, date: 2024-01-20 }\n",
    says: '"value": expected -9007199254740991 or more',
  },
  {
    name: 'a title on two lines',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'en: Reviews of Yunxi Compared',
    replace: 'en: ▶"Reviews of\\nYunxi"',
    says: '"title.en": expected a text on one line, found "Reviews of Yunxi"',
    hints: [],
  },
  {
    name: 'a rate for nobody',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace: 'slug: yunxi\nrate_base: ▶0',
    says: '"rate_base": expected more than 0, found 0',
    hints: [],
  },
  {
    name: 'no language',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'languages: [zh, en]',
    replace: 'languages: ▶[]',
    says: '"languages": expected 1 or more entries',
    hints: [],
  },
  {
    name: 'a list where a text belongs',
    code: 'wrong-type',
    file: beiling,
    find: 'phrase: 网上可办率82%',
    replace: 'phrase: ▶[网上可办率, 82%]',
    says: '"phrase" should be a text, not a list',
    hints: [],
  },
  {
    name: 'a peer that is not on file',
    code: 'unknown-id',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace: 'slug: yunxi\npeers:\n  - { id: old, name: { zh: 老城, en: Old town }, bureaus: [dongchuan, ▶nanqu] }',
    hints: [],
  },
  {
    name: 'a peer group that says twice who belongs to it',
    code: 'wrong-value',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace:
      'slug: yunxi\npeers:\n  - ▶{ id: old, name: { zh: 老城, en: Old town }, level: county, bureaus: [dongchuan] }',
    says: 'give exactly one of level, parent, bureaus and nearest',
    hints: [],
  },
  {
    name: 'two peer groups of one id',
    code: 'duplicate-id',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace:
      'slug: yunxi\npeers:\n  - { id: old, name: { zh: 老城, en: Old town }, level: county }\n  - { id: ▶old, name: { zh: 新城, en: New town }, level: prefecture }',
    hints: [],
  },
  {
    name: 'nearest neighbours by a variable that nobody has',
    code: 'unknown-id',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace:
      'slug: yunxi\npeers:\n  - { id: near, name: { zh: 相近, en: Near }, nearest: { count: 3, variables: [population, ▶densty] } }',
    says: 'did you mean "density"?',
  },
  {
    name: 'a reference bureau that is not on file',
    code: 'unknown-id',
    file: 'benchmark.yaml',
    find: 'slug: yunxi',
    replace: 'slug: yunxi\nreference_bureau: ▶dongchaun',
    says: 'did you mean "dongchuan"?',
  },
  {
    name: 'a variable of an area from an unknown source',
    code: 'unknown-id',
    file: 'bureaus.yaml',
    find: 'level: prefecture',
    replace: 'level: prefecture\n  variables: { output: { value: 12, source: ▶yearbok } }',
    hints: [],
  },
  {
    name: 'a source with a letter too many',
    code: 'unknown-id',
    file: 'bureaus.yaml',
    find: 'value: 500000, basis: census, source: census-2020',
    replace: 'value: 500000, basis: census, source: ▶censuss-2020',
    hints: ['did you mean "census-2020"?'],
  },
  {
    name: 'a numerator larger than its denominator',
    code: 'share-impossible',
    file: beiling,
    find: 'value: 82\n',
    replace: 'value: 82\n  numerator: ▶820\n  denominator: 100\n',
    hints: [],
  },
  {
    name: 'a percentage that its parts do not give',
    code: 'share-contradicted',
    file: beiling,
    find: 'value: 82\n',
    replace: 'value: ▶82\n  numerator: 41\n  denominator: 60\n',
    says: 'numerator and denominator give 68.3',
    hints: ['mend one of the three, or take numerator and denominator away'],
  },
  {
    name: 'an id that stands for two values',
    code: 'duplicate-id',
    file: dongchuan,
    find: '- id: dongchuan-2023/5',
    replace: `- id: ▶dongchuan-2023/4
  bureau: dongchuan
  indicator: traffic-deaths
  kind: level
  value: 25
  unit: person
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: dongchuan-2023
  phrase: 死亡25人
- id: dongchuan-2023/5`,
  },
  {
    name: 'malformed YAML in a file that others refer to',
    code: 'yaml-syntax',
    file: 'bureaus.yaml',
    find: 'id: xiping',
    replace: 'id: "西坪" ▶xiping',
  },
  {
    name: 'GBK bytes in the only file of a source',
    code: 'encoding',
    file: beiling,
    replace: gbkBytes,
    says: 'iconv -f GB18030 -t UTF-8 memory/observations/beiling-2023.yaml',
  },
  {
    name: 'a bracket that is never closed',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '{ start: 2015-01-01, end: 2023-12-31 }',
    replace: '▶{ start: 2015-01-01, end: 2023-12-31',
    says: 'this { is never closed, or a line within it is not indented',
    hints: ['check that each quote and bracket is closed'],
  },
  {
    name: 'a list on a line that is never closed',
    code: 'yaml-syntax',
    file: 'benchmark.yaml',
    find: 'bureaus: [yunxi, dongchuan, xiping, beiling]',
    replace: 'bureaus: ▶[yunxi, dongchuan, xiping, beiling',
    says: 'this [ is never closed, or a line within it is not indented',
  },
  {
    name: 'a tab for indentation',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '  scope: 秋风行动',
    replace: '▶\tscope: 秋风行动',
    says: 'indent with spaces',
  },
  {
    name: 'a Chinese colon',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '  value: 24\n',
    replace: '  ▶value：24\n',
    says: 'the colon behind the name is a Chinese one',
    hints: ['write : with a blank behind it'],
  },
  {
    name: 'a Chinese colon before a mapping',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '  period: { start: 2015-01-01, end: 2023-12-31 }',
    replace: '  period：{ start: ▶2015-01-01, end: 2023-12-31 }',
    says: 'the colon behind the name is a Chinese one',
    hints: ['write : with a blank behind it'],
  },
  {
    name: 'a line that is no field',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '  value: 24\n',
    replace: '  ▶value 24\n',
    says: 'this is no field: there is no ": " in the line',
  },
  {
    name: 'a line too far in',
    code: 'yaml-syntax',
    file: dongchuan,
    find: '  kind: level\n  value: 24\n',
    replace: '  kind: ▶level\n    value: 24\n',
    says: 'the next line stands further in than the field above it',
    hints: ['let the fields of one entry start in the same column'],
  },
  {
    name: 'a second document',
    code: 'yaml-syntax',
    file: beiling,
    find: '- id: beiling-2023/2',
    replace: '▶---\n- id: beiling-2023/2',
    says: 'a second document begins here',
    hints: ['take the line --- away'],
  },
  {
    name: 'a second colon in a line',
    code: 'yaml-syntax',
    file: dongchuan,
    find: 'phrase: 交通死亡24人',
    replace: 'phrase: ▶交通: 死亡24人',
    says: 'put a text that holds ": " in quotes',
  },
  {
    name: 'a key twice',
    code: 'yaml-syntax',
    file: beiling,
    find: '  value: 1950',
    replace: '  value: 1950\n  ▶value: 1951',
    says: 'the key "value" stands twice in one mapping',
  },
  {
    name: 'an asterisk that YAML takes for an alias',
    code: 'yaml-syntax',
    file: dongchuan,
    find: 'phrase: 交通死亡24人',
    replace: 'phrase: ▶*交通死亡24人',
  },
  {
    name: 'an observations file that holds nothing',
    code: 'wrong-type',
    file: 'observations/nothing.yaml',
    replace: '# 待补\n',
    says: 'not empty',
  },
  {
    name: 'a CSV file that holds nothing',
    code: 'csv-syntax',
    file: 'observations/nothing.csv',
    replace: '',
    says: 'the first row names none of the columns',
  },
  {
    name: 'a CSV file with semicolons',
    code: 'csv-syntax',
    file: 'observations/semicolons.csv',
    replace: 'id;bureau;indicator\na/1;b;c\n',
    says: 'with commas between them',
  },
  {
    name: 'a mapping where a list belongs',
    code: 'wrong-type',
    file: beiling,
    replace: '▶id: beiling-2023/1\n',
    says: 'not something else',
  },
  {
    name: 'an entry that is no mapping',
    code: 'wrong-type',
    file: 'observations/words.yaml',
    replace: '- ▶待补\n',
  },
  {
    name: 'a CSV file without a column that it needs',
    code: 'csv-column-missing',
    file: yunxi,
    replace: '▶id,bureau,indicator,kind,value,period_start,period_end,source\n',
    says: 'the column "unit" is missing',
  },
  {
    name: 'a comma in a number',
    code: 'unknown-key',
    file: 'bureaus.yaml',
    find: 'value: 400000',
    replace: 'value: 400,▶000',
    says: 'write a number without commas',
  },
  {
    name: 'a CSV column that nobody knows',
    code: 'unknown-key',
    file: xiping,
    find: 'status,note,variant',
    replace: 'status,▶notes,variant',
    says: 'did you mean "note"?',
  },
  {
    name: 'a CSV column that stands twice',
    code: 'column-repeated',
    file: xiping,
    find: 'status,note,variant',
    replace: 'status,note,▶note',
    says: 'the first stands here: memory/observations/xiping-2023.csv:1:',
  },
  {
    name: 'a CSV row with a cell too few',
    code: 'csv-syntax',
    file: yunxi,
    find: 'yunxi-2023/2,yunxi,traffic-deaths,level,61,person,,,,',
    replace: '▶yunxi-2023/2,yunxi,traffic-deaths,level,61,person,,,',
    says: 'the row has 12 cells, the header has 13',
  },
  {
    name: 'a quote that is never closed',
    code: 'csv-syntax',
    file: xiping,
    find: 'p2:44-52,化解纠纷500起',
    replace: 'p2:44-52,▶"化解纠纷500起',
    says: 'this quote is never closed',
  },
  {
    name: 'a number with words in a CSV cell',
    code: 'wrong-type',
    file: xiping,
    find: 'disputes-resolved,level,400,',
    replace: 'disputes-resolved,level,▶400余,',
    says: '"value" should be a number, not "400余"',
  },
  {
    name: 'half a period in a CSV row',
    code: 'key-missing',
    file: xiping,
    find: '10.5,person,about,2023-01-01,2023-12-31,',
    replace: '10.5,person,about,2023-01-01,▶,',
    says: '"period.end" is missing',
  },
  {
    name: 'a required cell left empty',
    code: 'key-missing',
    file: yunxi,
    find: 'yunxi-2023/2,yunxi,traffic-deaths,level,61,',
    replace: 'yunxi-2023/2,yunxi,traffic-deaths,level,▶,',
    says: '"value" is missing',
  },
  {
    name: 'a mistake after a cell that holds a line break',
    code: 'unknown-id',
    file: xiping,
    find: '"化解纠纷400起,全部回访",reported,,,,,,\nxiping-2023/2,xiping,',
    replace: '"化解纠纷400起,\n全部回访",reported,,,,,,\nxiping-2023/2,▶xipin,',
    says: 'did you mean "xiping"?',
  },
  {
    name: 'an id that starts with another source',
    code: 'id-of-other-source',
    file: beiling,
    find: 'id: beiling-2023/2',
    replace: 'id: ▶xiping-2023/9',
  },
  {
    name: 'a figure of a bureau that the source is not about',
    code: 'bureau-of-other-source',
    file: beiling,
    find: 'bureau: beiling\n  indicator: online-service-share',
    replace: 'bureau: ▶xiping\n  indicator: online-service-share',
    says: 'the source beiling-2023 is about beiling, not xiping',
  },
  {
    name: 'a rough figure without bounds',
    code: 'bounds-missing',
    file: dongchuan,
    find: '  lower: 3400\n  upper: 3500\n  unit: case\n  qualifier: more-than',
    replace: '  unit: case\n  qualifier: ▶more-than',
    says: 'an upper of null means no ceiling',
  },
  {
    name: 'a kind that the indicator cannot have',
    code: 'kind-does-not-fit',
    file: beiling,
    find: 'indicator: online-service-share\n  kind: level',
    replace: 'indicator: online-service-share\n  kind: ▶change',
    says: 'a ratio has level or change-points',
  },
  {
    name: 'a variant that the indicator does not have',
    code: 'variant-unknown',
    file: beiling,
    find: 'variant: item-share',
    replace: 'variant: ▶item-shares',
    says: 'did you mean "item-share"?',
  },
  {
    name: 'a figure that cannot exist at the level',
    code: 'level-not-applicable',
    file: yunxi,
    find: 'yunxi-2023/2,yunxi,traffic-deaths,level,61,person,',
    replace: 'yunxi-2023/2,▶yunxi,online-service-items,level,61,item,',
  },
  {
    name: 'a count below zero',
    code: 'count-negative',
    file: dongchuan,
    find: 'value: 24',
    replace: 'value: ▶-24',
  },
  {
    name: 'a fall by more than all of it',
    code: 'percent-out-of-range',
    file: dongchuan,
    find: 'value: -11.1\n  lower: -11.15\n  upper: -11.05',
    replace: 'value: ▶-111',
    says: 'nothing can fall by more than all of it',
  },
  {
    name: 'a derived figure without its formula',
    code: 'formula-missing',
    file: xiping,
    find: 'derived,三月与四月之和,,,,400 + 500,',
    replace: '▶derived,三月与四月之和,,,,,',
  },
  {
    name: 'a derived figure that comes from nowhere',
    code: 'unknown-id',
    file: xiping,
    find: '400 + 500,xiping-2023/1 xiping-2023/2',
    replace: '400 + 500,▶xiping-2023/1 xiping-2023/22',
    says: 'no observation is called "xiping-2023/22"',
  },
  {
    name: 'a phrase that is a sentence',
    code: 'wrong-value',
    file: beiling,
    find: 'phrase: 网上可办率82%',
    replace: 'phrase: ▶全局政务服务事项网上可办率达到百分之八十二并且还将在来年继续提高到九成',
    says: 'at most 30 characters',
  },
  {
    name: 'two bureaus of one area',
    code: 'duplicate-id',
    file: 'bureaus.yaml',
    find: "adcode: '990102'",
    replace: "adcode: ▶'990100'",
    says: 'two bureaus are called "990100"',
  },
  {
    name: 'a reported figure without its words',
    code: 'words-missing',
    severity: 'warning',
    file: beiling,
    find: '- id: beiling-2023/2',
    replace: `- id: ▶beiling-2023/3
  bureau: beiling
  indicator: disputes-resolved
  kind: level
  value: 20
  unit: case
  period: { start: 2023-01-01, end: 2023-12-31 }
  scope: 秋风行动
  source: beiling-2023
- id: beiling-2023/2`,
    says: 'at most 30 characters',
  },
  {
    name: 'a locator that ends before it starts',
    code: 'wrong-value',
    file: beiling,
    find: 'locator: p5:90-99',
    replace: 'locator: ▶p5:99-90',
    says: 'start before end',
  },
  {
    name: 'a population from a source of another year, which is not on file yet',
    code: 'unknown-id',
    file: 'bureaus.yaml',
    find: 'value: 400000, basis: census, source: census-2020',
    replace: 'value: 400000, basis: census, source: ▶census-2010',
    hints: [],
  },
  {
    name: 'a source about nobody on file',
    code: 'unknown-id',
    file: 'sources.yaml',
    find: '- id: census-2020\n  kind: census\n  bureau: null',
    replace: '- id: census-2020\n  kind: census\n  bureau: ▶nanqu',
  },
  {
    name: 'a bureau twice',
    code: 'duplicate-id',
    file: 'bureaus.yaml',
    find: '- id: beiling\n',
    replace: `- id: ▶dongchuan
  name: { zh: 东川新区, en: New Dongchuan }
  short_name: { zh: 东川新区, en: New Dongchuan }
  adcode: '990104'
  level: county
  parent: '990100'
- id: beiling\n`,
    says: 'two bureaus are called "dongchuan"',
  },
  {
    name: 'a reference period that runs backwards',
    code: 'period-reversed',
    file: 'benchmark.yaml',
    find: 'reference_period: { start: 2023-01-01, end: 2023-12-31 }',
    replace: 'reference_period: { start: ▶2023-12-31, end: 2023-01-01 }',
  },
  {
    name: 'a scope without English',
    code: 'english-missing',
    severity: 'warning',
    file: dongchuan,
    find: 'scope: 秋风行动',
    replace: 'scope: ▶冬雪行动',
    says: 'add it to terms.yaml under scopes',
  },
  {
    name: 'a source that nothing cites',
    code: 'source-unused',
    severity: 'warning',
    file: 'sources.yaml',
    find: '- id: census-2020',
    replace:
      '- id: ▶bulletin-2023\n  kind: bulletin\n  bureau: null\n  title: 普查人口\n  publisher: null\n  published: null\n  covers: null\n- id: census-2020',
  },
  {
    name: 'two sources that give one fact different values',
    code: 'sources-disagree',
    severity: 'warning',
    file: yunxi,
    find: 'yunxi-2023/2,',
    replace: `census-2020/1,yunxi,disputes-resolved,level,▶9800,case,exact,,,2023-01-01,2023-12-31,census-2020,化解9800起
yunxi-2023/2,`,
    says: '9800 here, 10000 in yunxi-2023/1',
  },
];

function check(plants: readonly Plant[]): {
  found: readonly Diagnostic[];
  places: readonly string[];
  readable: boolean;
} {
  const { files, places } = plant(validBenchmark, plants);
  const { value, diagnostics } = readDataset(memoryFolder(files));
  return { found: sortDiagnostics(diagnostics), places, readable: value !== undefined };
}

const brief = ({ code, severity, place }: Diagnostic): string => `${formatPlace(place)} ${severity}[${code}]`;
const expected = (mistake: Mistake, place: string | undefined): string =>
  `${place} ${mistake.severity ?? 'error'}[${mistake.code}]`;

test('the benchmark into which the mistakes are planted has none', () => {
  expect(check([])).toEqual({ found: [], places: [], readable: true });
});

describe('each mistake alone is told once, at its place', () => {
  test.each([...together, ...alone])('$name: $code', (mistake) => {
    const { found, places, readable } = check([mistake]);
    expect(found.map(brief)).toEqual([expected(mistake, places[0])]);
    expect(found.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n')).toContain(mistake.says ?? '');
    expect(found[0]?.hints).toEqual(mistake.hints ?? found[0]?.hints);
    expect(readable).toBe(mistake.severity === 'warning');
  });
});

test('twenty mistakes of different kinds are told in one run, each once', () => {
  const { found, places, readable } = check(together);
  expect(together).toHaveLength(20);
  const wanted = together.map((mistake, index) => expected(mistake, places[index]));
  expect(found.map(brief).sort()).toEqual(wanted.sort());
  expect(readable).toBe(false);
});

describe('a folder that is no benchmark', () => {
  test.each([
    { name: 'an empty folder', files: {}, found: 'memory error[folder-missing]' },
    {
      name: 'a folder without observations',
      files: Object.fromEntries(Object.entries(validBenchmark).filter(([path]) => !path.startsWith('observations/'))),
      found: 'memory/observations error[folder-empty]',
    },
    {
      name: 'a folder without its terms',
      files: Object.fromEntries(Object.entries(validBenchmark).filter(([path]) => path !== 'terms.yaml')),
      found: 'memory/terms.yaml error[file-missing]',
    },
    {
      name: 'a folder without its bureaus',
      files: Object.fromEntries(Object.entries(validBenchmark).filter(([path]) => path !== 'bureaus.yaml')),
      found: 'memory/bureaus.yaml error[file-missing]',
    },
  ])('$name', ({ files, found }) => {
    const { value, diagnostics } = readDataset(memoryFolder(files));
    expect(value).toBeUndefined();
    expect(diagnostics.map(brief)).toEqual([found]);
  });
});

const print = (plants: readonly Plant[]): string =>
  check(plants)
    .found.map((diagnostic) => formatDiagnostic(diagnostic))
    .join('\n');

describe('the printed form puts the caret under the mistake', () => {
  test('after Chinese, which takes two cells a character', () => {
    const find = '- { date: 2020-11-01, value: 400000, basis: census, source: census-2020 }';
    const replace = '- { date: 2020-11-01, value: 400000, basis: census, source: census-2020, "备注": 初稿 }';
    expect(print([{ file: 'bureaus.yaml', find, replace }])).toMatchInlineSnapshot(`
      "error[unknown-key]: nothing is called "备注" here
        --> memory/bureaus.yaml:24:78
         |
      24 |     - { date: 2020-11-01, value: 400000, basis: census, source: census-2020, "备注": 初稿 }
         |                                                                              ^^^^^^"
    `);
    const title = 'subtitle: { zh: 一个市和三个区县, english: A city and three counties, en: A city }';
    const plants = [
      {
        file: 'benchmark.yaml',
        find: 'subtitle: { zh: 一个市和三个区县, en: A city and three counties }',
        replace: title,
      },
    ];
    expect(print(plants)).toMatchInlineSnapshot(`
      "error[unknown-key]: nothing is called "english" here
       --> memory/benchmark.yaml:2:27
        |
      2 | subtitle: { zh: 一个市和三个区县, english: A city and three counties, en: A city }
        |                                   ^^^^^^^"
    `);
  });

  test('in a long CSV row, cut around the mark', () => {
    const plants = [
      { file: xiping, find: '"化解纠纷400起,全部回访",reported', replace: '"化解纠纷400起,全部回访",report' },
    ];
    expect(print(plants)).toMatchInlineSnapshot(`
      "error[not-listed]: "status" is "report"; allowed are reported, derived, candidate, rejected
       --> memory/observations/xiping-2023.csv:2:129
        |
      2 | …ved,level,400,400,400,case,exact,2023-03-01,2023-03-31,,xiping-2023,p2:30-42,"化解纠纷400起,全部回访",report,,,,,,
        |                                                                                                        ^^^^^^
        = hint: did you mean "reported"?"
    `);
  });

  test('with the other place and the hints', () => {
    expect(print(together.filter(({ code }) => code === 'duplicate-id'))).toMatchInlineSnapshot(`
      "error[duplicate-id]: two observations are called "xiping-2023/4"
       --> memory/observations/xiping-2023.csv:6:1
        |
      6 | xiping-2023/4,xiping,traffic-deaths,level,10,9.5,10.5,person,about,2023-01-01,2023-12-31,,xiping-2023,p5:90-97,约1…
        | ^^^^^^^^^^^^^
        = the first stands here: memory/observations/xiping-2023.csv:5:1"
    `);
  });
});
