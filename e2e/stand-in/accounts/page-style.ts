export const STYLE_PATH = '/accounts.css';

export const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f2f4f8, #14161b); }
main { width: min(26rem, 90vw); padding: 2rem; border-radius: 12px; background: light-dark(#fff, #1f232b);
  box-shadow: 0 8px 30px #0002; }
h1 { margin: 0 0 .5rem; font-size: 1.3rem; }
ul { padding-left: 1.2rem; }
label { display: flex; gap: .5rem; margin: 1.2rem 0; }
.buttons { display: flex; gap: .75rem; }
button { flex: 1; padding: .6rem; border-radius: 8px; border: 1px solid #8886; font: inherit; cursor: pointer; }
button[value='accept'] { background: #1a66d6; border-color: #1a66d6; color: #fff; }
`;
