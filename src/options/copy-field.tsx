import { CopyButton, type CopyButtonProps } from './copy-button';

/** Something to be registered at Zoho exactly as it is: to read and to copy, not to change. */
export function CopyField({ id, label, value, store }: CopyButtonProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input
          id={id}
          type="text"
          class="code"
          dir="ltr"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton id={id} label={label} value={value} store={store} />
      </div>
    </div>
  );
}
