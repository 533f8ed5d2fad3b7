/** What a stage of the test run counts, and what it printed. */
export interface Outcome {
  passed: number;
  failed: number;
  output: string;
  /** What failed, by name: told once more at the end, where a long run is read first. */
  failures?: readonly string[];
}

export function pass(): Outcome {
  return { passed: 1, failed: 0, output: '' };
}

export function fail(output: string): Outcome {
  return { passed: 0, failed: 1, output };
}

/** A command that is one check: its exit code decides. */
export function fromCommand({ code, output }: { code: number; output: string }): Outcome {
  return code === 0 ? pass() : fail(output);
}

/** Runs the stages one after the other, whatever became of the one before, and adds up. */
export function createRun(write: (text: string) => void, now: () => number = () => performance.now()) {
  let passed = 0;
  let failed = 0;
  const beside: Promise<Ended>[] = [];
  const failures: string[] = [];

  async function measure(name: string, work: () => Promise<Outcome>): Promise<Ended> {
    const start = now();
    const outcome = await work().catch((error: unknown) => fail(`${error instanceof Error ? error.stack : error}\n`));
    return { name, outcome, seconds: (now() - start) / 1000 };
  }

  /** One line for a stage that passes; one that fails shows all it printed. */
  function report({ name, outcome, seconds }: Ended): boolean {
    passed += outcome.passed;
    failed += outcome.failed;
    if (outcome.failed > 0) failures.push(...(outcome.failures ?? ['']).map((failure) => `${name}: ${failure}`.trim()));
    const counts = outcome.passed + outcome.failed > 1 ? `, ${outcome.passed} passed, ${outcome.failed} failed` : '';
    const line = `${name} (${seconds.toFixed(1)} s${counts})`;
    write(outcome.failed === 0 ? `ok      ${line}\n` : `FAILED  ${line}\n${outcome.output.trimEnd()}\n\n`);
    return outcome.failed === 0;
  }

  return {
    stage: async (name: string, work: () => Promise<Outcome>): Promise<boolean> => report(await measure(name, work)),
    /** Begins now and runs while the stages go on; `end` waits for it and reports it. */
    beside(name: string, work: () => Promise<Outcome>): void {
      beside.push(measure(name, work));
    },
    /** What failed, by name, and the last line, exactly `N passed, N failed`. */
    async end(): Promise<boolean> {
      for (const ended of beside) report(await ended);
      if (failures.length > 0) write(`\nWhat failed:\n${failures.join('\n')}\n\n`);
      write(`${passed} passed, ${failed} failed\n`);
      return failed === 0 && passed > 0;
    },
  };
}

interface Ended {
  name: string;
  outcome: Outcome;
  seconds: number;
}
