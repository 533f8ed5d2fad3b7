import { type MessageKey, t } from '../browser/i18n';
import { dayOf, type StarredPreset, type StarredWithin, starredPresets } from '../stars/starred-within';
import { Choice } from './choice';
import type { StarsStore } from './store';

const presetNames: Record<StarredPreset, MessageKey> = {
  today: 'popup_today',
  'last-7-days': 'popup_last7Days',
  'last-30-days': 'popup_last30Days',
};

export function StarredChoice({ store }: { store: StarsStore }) {
  const { filter, found, narrow } = store.list;
  const { starred } = filter.value;
  const { presets, totals } = found.value;

  function pick(key: string): StarredWithin {
    const preset = starredPresets.find((each) => each === key);
    if (preset) return { kind: preset };
    if (key !== 'custom') return { kind: 'any' };
    return { kind: 'custom', from: dayOf(store.today.value), to: dayOf(store.today.value) };
  }

  return (
    <>
      <Choice
        label={t('popup_starredWhen')}
        chosen={starred.kind}
        isSet={starred.kind !== 'any'}
        options={[
          { key: 'any', label: t('popup_anyTime'), count: totals.starred },
          ...starredPresets.map((key, place) => ({ key, label: t(presetNames[key]), count: presets[place] ?? 0 })),
          { key: 'custom', label: t('popup_customTime') },
        ]}
        count={store.formats.count}
        onPick={(key) => narrow({ starred: pick(key) })}
      />
      {starred.kind === 'custom' && (
        <div class="days">
          <DayField
            label={t('popup_from')}
            day={starred.from}
            max={starred.to}
            onPick={(from) => narrow({ starred: { ...starred, from } })}
          />
          <DayField
            label={t('popup_to')}
            day={starred.to}
            min={starred.from}
            onPick={(to) => narrow({ starred: { ...starred, to } })}
          />
        </div>
      )}
    </>
  );
}

interface DayFieldProps {
  label: string;
  day: string | null;
  min?: string | null;
  max?: string | null;
  onPick: (day: string | null) => void;
}

function DayField({ label, day, min, max, onPick }: DayFieldProps) {
  return (
    <label class="day">
      <span>{label}</span>
      <input
        type="date"
        value={day ?? ''}
        min={min ?? ''}
        max={max ?? ''}
        // Half-typed dates are empty, too: only what the browser takes for one is a day.
        onChange={({ currentTarget }) => onPick(currentTarget.value || null)}
      />
    </label>
  );
}
