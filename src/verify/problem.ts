/** A difference between an output and the model. */
export interface Problem {
  /** Path of the output below its folder. */
  readonly file: string;
  readonly message: string;
}

/** What a check looked at and what it found. */
export interface CheckResult {
  readonly file: string;
  /** How many numbers were compared. */
  readonly compared: number;
  readonly problems: readonly Problem[];
}
