/** Time and memory of each phase, for the benchmark. */

export interface PhaseTiming {
  readonly phase: string;
  /** Milliseconds. */
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory when the phase ended, MiB. */
  readonly peak: number;
}

export interface Timings {
  begin(phase: string): void;
  end(): void;
  /** Phases of one name are added up, in the order in which they first began. */
  report(): PhaseTiming[];
}

export function startTimings(): Timings {
  const phases = new Map<string, PhaseTiming>();
  let current: { phase: string; wall: number; cpu: NodeJS.CpuUsage } = {
    phase: 'start',
    wall: 0,
    cpu: { user: 0, system: 0 },
  };
  const end = (): void => {
    const { user, system } = process.cpuUsage(current.cpu);
    const before = phases.get(current.phase) ?? { wall: 0, cpu: 0 };
    phases.set(current.phase, {
      phase: current.phase,
      wall: before.wall + performance.now() - current.wall,
      cpu: before.cpu + (user + system) / 1000,
      peak: process.resourceUsage().maxRSS / 1024,
    });
  };
  return {
    begin: (phase) => {
      end();
      current = { phase, wall: performance.now(), cpu: process.cpuUsage() };
    },
    end,
    report: () => [...phases.values()],
  };
}
