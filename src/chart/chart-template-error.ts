/** A chart template that cannot be drawn: the file, the place in it, the reason. */
export class ChartTemplateError extends Error {
  /** File name in templates/charts, without `.vl.json`. */
  readonly template: string;
  /** Path in the JSON, `$` being the whole. */
  readonly path: string;

  constructor(template: string, path: string, problem: string) {
    super(problem);
    this.template = template;
    this.path = path;
  }
}
