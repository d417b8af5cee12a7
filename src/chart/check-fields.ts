/**
 * Fields that the data of a view has not: Vega-Lite draws them as undefined. A view has the columns of its table and what its transforms
 * and those above it add; encodings that views share may use what any of them adds.
 */
import { suggest } from '../diagnostics/suggest.js';
import { textWidth, type ChartMistake, type ChartSpec, type ChartTable } from '../model/chart.js';
import { isSpec, viewsIn, visitSpec, type Path } from './visit-spec.js';

/** Undefined where the data is not known before it is there: from an address, by pivot. */
type Fields = readonly string[] | undefined;

export function checkFields(spec: ChartSpec, { columns }: ChartTable): ChartMistake[] {
  const table = [...Object.keys(columns), ...('value' in columns && 'text' in columns ? [textWidth] : [])];
  const mistakes: ChartMistake[] = [];
  checkView(spec, [], undefined);
  return mistakes;

  /** @returns all fields in the view and in those inside it. */
  function checkView(view: ChartSpec, path: Path, above: Fields): Fields {
    let fields = fieldsOf(view['data'], above);
    const { transform } = view;
    for (const [index, step] of (Array.isArray(transform) ? transform : []).entries()) {
      if (!isSpec(step)) continue;
      checkUses(step, [...path, 'transform', index], fields);
      fields = addFields(step, fields);
    }
    let all = fields;
    for (const inner of viewsIn(view)) {
      const found = checkView(inner.view, [...path, ...inner.path], fields);
      all = all && found && [...new Set([...all, ...found])];
    }
    for (const key of ['encoding', 'facet']) checkUses(view[key], [...path, key], all);
    return all;
  }

  function checkUses(value: unknown, path: Path, fields: Fields): void {
    if (!fields) return;
    visitSpec(
      value,
      (inner, at) => {
        if (typeof inner !== 'string') return;
        for (const name of namesIn(inner, at)) {
          if (fields.includes(name)) continue;
          const listed = fields.filter((field) => !fields.some((start) => field === endOf(start)));
          const reason = `the data has no column "${name}"; it has ${listed.join(', ')}`;
          mistakes.push({ path: at, at: 'value', reason, hints: suggest(name, listed) });
        }
      },
      path,
    );
  }

  function fieldsOf(data: unknown, above: Fields): Fields {
    if (!isSpec(data)) return above;
    if (data['name'] === 'table') return table;
    const { values } = data;
    if (!Array.isArray(values)) return undefined;
    return [...new Set(values.flatMap((row: unknown) => (isSpec(row) ? Object.keys(row) : ['data'])))];
  }
}

/** Columns that a text of the spec names: as `field`, or as `datum.name` where a transform calculates or filters. */
function namesIn(text: string, path: Path): string[] {
  const key = path.at(-1);
  // A name with a dot or a bracket leads into a value.
  if (key === 'field') return /[.[\\]/.test(text) ? [] : [text];
  if (key !== 'calculate' && key !== 'filter') return [];
  return [...text.matchAll(/(?<![\w.])datum(?:\.(\w+)|\[(["'])(.*?)\2\])/g)].map(
    ([, plain, , quoted]) => plain ?? quoted ?? '',
  );
}

const endOf = (start: string): string => `${start}_end`;

/** Names that some transforms give when none is given. */
const unnamed: Readonly<Record<string, readonly string[]>> = {
  fold: ['key', 'value'],
  density: ['value', 'density'],
  quantile: ['prob', 'value'],
};

/** Fields after a transform. Those that an aggregate drops are still taken for known. */
function addFields(step: ChartSpec, fields: Fields): Fields {
  if (!fields || 'pivot' in step) return undefined;
  const added = Object.entries(unnamed).flatMap(([key, names]) => (key in step ? names : []));
  visitSpec(step, (value, path) => {
    const isName = path.includes('as') || (path.at(-2) === 'fields' && path[0] === 'from');
    // Bins, time units and stacks have an end beside their start.
    if (isName && typeof value === 'string') added.push(value, endOf(value));
    if (isSpec(value) && typeof value['op'] === 'string' && value['as'] === undefined)
      added.push(`${value['op']}_${typeof value['field'] === 'string' ? value['field'] : ''}`, value['op']);
  });
  return [...fields, ...added];
}
