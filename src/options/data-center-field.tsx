import { type MessageKey, t } from '../browser/i18n';
import type { DataCenterId } from '../stars/account';
import type { DataCenterChoice } from './account';
import type { AccountStore } from './account-store';
import { ManagedNote } from './managed-note';

const names = {
  us: 'options_dataCenter_us',
  eu: 'options_dataCenter_eu',
  in: 'options_dataCenter_in',
  au: 'options_dataCenter_au',
  jp: 'options_dataCenter_jp',
  cn: 'options_dataCenter_cn',
  ca: 'options_dataCenter_ca',
  sa: 'options_dataCenter_sa',
  uk: 'options_dataCenter_uk',
} as const satisfies Record<DataCenterId, MessageKey>;

export function dataCenterName(id: DataCenterId): string {
  return t(names[id]);
}

interface DataCenterFieldProps {
  store: AccountStore;
  dataCenters: readonly DataCenterChoice[];
}

export function DataCenterField({ store, dataCenters }: DataCenterFieldProps) {
  const taken = store.takenDataCenter.value;
  const takenHost = dataCenters.find(({ id }) => id === taken)?.cliqHost;
  return (
    <div class="field">
      <label for="data-center">{t('options_dataCenter')}</label>
      <select
        id="data-center"
        value={store.settings.value.dataCenter}
        disabled={store.managed.value.has('dataCenter')}
        aria-describedby="data-center-taken data-center-help data-center-managed"
        onChange={(event) => {
          const chosen = dataCenters.find(({ id }) => id === event.currentTarget.value);
          if (chosen) void store.choose({ dataCenter: chosen.id });
        }}
      >
        {dataCenters.map(({ id, cliqHost }) => (
          <option key={id} value={id}>
            {`${dataCenterName(id)} (${cliqHost})`}
          </option>
        ))}
      </select>
      <output id="data-center-taken" class="taken">
        {takenHost !== undefined && t('options_dataCenterTaken', takenHost)}
      </output>
      <p id="data-center-help" class="hint">
        {t('options_dataCenterHint')}
      </p>
      <ManagedNote store={store} setting="dataCenter" id="data-center-managed" />
    </div>
  );
}
