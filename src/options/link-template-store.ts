import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { defaultLinkTemplate, type TemplateProblem, templateProblem } from '../cliq/link-template';

export interface LinkTemplateStore {
  /** What stands in the field: kept only while it is valid. */
  typed: ReadonlySignal<string>;
  problem: ReadonlySignal<TemplateProblem | null>;
  /** False while the links have Cliq's usual form. */
  isOwn: ReadonlySignal<boolean>;
  type(template: string): void;
  reset(): void;
}

interface Needs {
  follow(listener: (template: string | null) => void): void;
  keep(template: string | null): void;
}

/** The form of links to messages. What is not valid is never kept: the links stay as they were. */
export function linkTemplateStore({ follow, keep }: Needs): LinkTemplateStore {
  const kept = signal<string | null>(null);
  const typed = signal<string | null>(null);
  const shown = computed(() => typed.value ?? kept.value ?? defaultLinkTemplate);
  follow((template) => {
    kept.value = template;
  });
  const set = (template: string | null) => {
    kept.value = template;
    keep(template);
  };
  return {
    typed: shown,
    problem: computed(() => templateProblem(shown.value)),
    isOwn: computed(() => shown.value !== defaultLinkTemplate),
    type(template) {
      typed.value = template;
      const clean = template.trim();
      if (templateProblem(clean) === null) set(clean === defaultLinkTemplate ? null : clean);
    },
    reset() {
      typed.value = null;
      set(null);
    },
  };
}
