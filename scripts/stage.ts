/** What a stage of the test run counts, and what it printed. */
export interface Outcome {
  passed: number;
  failed: number;
  output: string;
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
  return {
    /** One line for a stage that passes; one that fails shows all it printed. */
    async stage(name: string, work: () => Promise<Outcome>): Promise<boolean> {
      const start = now();
      const outcome = await work().catch((error: unknown) => fail(`${error instanceof Error ? error.stack : error}\n`));
      passed += outcome.passed;
      failed += outcome.failed;
      const counts = outcome.passed + outcome.failed > 1 ? `, ${outcome.passed} passed, ${outcome.failed} failed` : '';
      const line = `${name} (${((now() - start) / 1000).toFixed(1)} s${counts})`;
      write(outcome.failed === 0 ? `ok      ${line}\n` : `FAILED  ${line}\n${outcome.output.trimEnd()}\n\n`);
      return outcome.failed === 0;
    },
    /** The last line, exactly `N passed, N failed`. */
    end(): boolean {
      write(`${passed} passed, ${failed} failed\n`);
      return failed === 0 && passed > 0;
    },
  };
}
