import { postRoleNames } from '@ducha/contracts';
import type { DemoAccount } from './accounts.js';
import { errorTexts, pageTexts as texts } from './texts.zh-cn.js';

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const style = `
  body { margin: 0; font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1f2329; background: #f2f4f7; }
  main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
  p { margin: .25rem 0; color: #4a5160; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .75rem; }
  button { width: 100%; min-height: 4.25rem; text-align: left; padding: .6rem .9rem; font: inherit; color: inherit; background: #fff;
    border: 1px solid #8a94a6; border-radius: 6px; cursor: pointer; }
  button:hover { border-color: #0b5cad; background: #f0f6fc; }
  button:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
  .name { font-weight: 600; margin-right: .6rem; }
  .role { color: #0b5cad; }
  .posts { display: block; font-size: .9rem; color: #4a5160; }
`;

const layout = (title: string, content: string, nonce = '') => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${nonce ? `<style nonce="${nonce}">${style}</style>` : ''}
</head>
<body><main>${content}</main></body>
</html>`;

/** The list of demo accounts, one click each. Works without scripts and by keyboard alone. */
export function signInPage(groups: { group: string; accounts: DemoAccount[] }[], nonce: string): string {
  const sections = groups.map(
    ({ group, accounts }) => `<section aria-labelledby="group-${escape(group)}">
<h2 id="group-${escape(group)}">${escape(texts.groups[group] ?? group)}</h2>
<ul>${accounts.map(accountButton).join('')}</ul>
</section>`,
  );
  const content = `<h1>${texts.title}</h1><p>${texts.notice}</p><form method="post">${sections.join('')}</form>`;
  return layout(texts.title, content, nonce);
}

function accountButton({ personId, personName, posts }: DemoAccount): string {
  const roles = [...new Set(posts.map(({ role }) => postRoleNames[role] ?? role))].join('、');
  const titles = posts.map(({ title }) => title).join('；');
  return `<li><button name="personId" value="${escape(personId)}"><span class="name">${escape(personName)}</span><span class="role">${escape(roles)}</span><span class="posts">${escape(titles)}</span></button></li>`;
}

export function errorPage(code: string, detail?: string): string {
  const { what, next } = errorTexts[code] ?? errorTexts.other;
  const reason = detail ? `<p lang="en">${escape(code)}: ${escape(detail)}</p>` : '';
  return layout(
    texts.failed,
    `<h1>${texts.failed}</h1><p>${what}</p><p>${next}</p>${reason}<p><a href="/">${texts.back}</a></p>`,
  );
}

/** Signing out was asked for in the portal already: the form sends itself, the button is for browsers without scripts. */
export function leavePage(form: string, nonce: string): string {
  const submit = `<script nonce="${nonce}">document.getElementById('op.logoutForm').submit()</script>`;
  const button = `<p><button type="submit" form="op.logoutForm" name="logout" value="yes">${texts.leave}</button></p>`;
  const confirmed = form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>');
  return layout(texts.leave, `<h1>${texts.leaving}</h1>${confirmed}<noscript>${button}</noscript>${submit}`, nonce);
}
