import { SideIcon } from './side-icon';

interface ChoiceProps {
  label: string;
  chosen: string;
  isSet: boolean;
  /** Without a count: nothing to count. */
  options: readonly { key: string; label: string; count?: number }[];
  count: (value: number) => string;
  onPick: (key: string) => void;
}

/** The browser's own field to choose one of a few. It lies, unseen, over the chosen label: closed, it would show the count, too. */
export function Choice({ label, chosen, isSet, options, count, onPick }: ChoiceProps) {
  return (
    <div class={`facet is-choice ${isSet ? 'is-set' : ''}`}>
      <span class="chosen" aria-hidden="true">
        {options.find(({ key }) => key === chosen)?.label}
      </span>
      <select
        aria-label={label}
        title={label}
        value={chosen}
        onChange={({ currentTarget }) => onPick(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.count === undefined ? option.label : `${option.label} (${count(option.count)})`}
          </option>
        ))}
      </select>
      <SideIcon name="choose" />
    </div>
  );
}
