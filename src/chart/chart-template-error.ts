/** A chart template that cannot be drawn: its name, and what is wrong with it. */
import type { ChartMistake } from '../model/chart.js';

export class ChartTemplateError extends Error {
  /** File name in templates/charts, without `.vl.json`. */
  readonly template: string;
  readonly mistakes: readonly ChartMistake[];

  constructor(template: string, mistakes: readonly ChartMistake[]) {
    super(mistakes.map(({ reason }) => reason).join('; '));
    this.template = template;
    this.mistakes = mistakes;
  }
}
