import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A page of the sandbox's: plain, readable by a screen reader, and never to be taken for the real one. */
export const htmlPage = (
  title: string,
  content: HtmlEscapedString | Promise<HtmlEscapedString>,
) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · eAccounting sandbox</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<p class="notice" role="note"><strong>Sandbox.</strong> This page imitates Visma eAccounting on this machine. It is not Visma's, and nothing leaves here.</p>
<main><h1>${title}</h1>${content}</main>
</body>
</html>`;

const STYLE = `
:root { color-scheme: light dark; --paper: #fdfcf9; --sheet: #fff; --ink: #1d2433; --soft: #586072; --rule: #c3cfe2; --accent: #2447b8; --onAccent: #fff; --wait: #fbf1d9; --waitInk: #6b4700; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --paper: #12161f; --sheet: #181d28; --ink: #e8ebf2; --soft: #a7aebd; --rule: #374157; --accent: #8ea8ff; --onAccent: #0f1420; --wait: #33290f; --waitInk: #e3b656; --bad: #ff9a92 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
.notice { margin: 0; padding: 10px 20px; background: var(--wait); color: var(--waitInk) }
main { max-width: 640px; margin: 40px auto; padding: 28px; background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px }
h1 { font-size: 22px; margin: 0 0 16px } h2 { font-size: 17px; margin: 28px 0 8px }
form { display: grid; gap: 14px } label { display: grid; gap: 4px; font-weight: 600 }
fieldset { border: 1px solid var(--rule); border-radius: 8px; display: grid; gap: 10px; padding: 14px }
fieldset label { display: flex; gap: 10px; align-items: center; font-weight: 400; min-height: 44px }
input:not([type=radio]), select { font: inherit; padding: 10px; min-height: 44px; border: 1px solid var(--rule); border-radius: 8px; background: var(--paper); color: inherit }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 0 18px; border-radius: 9px; border: 1px solid var(--rule); background: var(--sheet); color: inherit; cursor: pointer }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--onAccent) }
.row { display: flex; gap: 12px; flex-wrap: wrap } .error { color: var(--bad); font-weight: 600; margin: 0 } .soft { color: var(--soft) }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid var(--rule) } td { white-space: nowrap } td.num { text-align: right; font-variant-numeric: tabular-nums }
`;
