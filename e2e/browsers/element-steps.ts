/** One step of the way from a page to elements in it; plain data, so that it can travel into a page. */
export type ElementStep =
  | { kind: 'role'; role: string; name: NameStep | null }
  | { kind: 'css'; selector: string }
  | { kind: 'text'; text: string }
  | { kind: 'last' };

/** A whole name, or a regular expression. */
export type NameStep = { exactly: string } | { pattern: string; flags: string };

export function roleStep(role: string, name?: string | RegExp): ElementStep {
  if (name === undefined) return { kind: 'role', role, name: null };
  return {
    kind: 'role',
    role,
    name: typeof name === 'string' ? { exactly: name } : { pattern: name.source, flags: name.flags },
  };
}

/** The way in words: `row "…" with "…"`. */
export function describeSteps(steps: readonly ElementStep[]): string {
  return steps.map(describeStep).join(' ');
}

function describeStep(step: ElementStep): string {
  switch (step.kind) {
    case 'role':
      if (step.name === null) return step.role;
      return `${step.role} ${'exactly' in step.name ? `“${step.name.exactly}”` : `/${step.name.pattern}/${step.name.flags}`}`;
    case 'css':
      return step.selector;
    case 'text':
      return `with “${step.text}”`;
    case 'last':
      return '(last)';
  }
}
