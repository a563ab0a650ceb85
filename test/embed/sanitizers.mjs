/**
 * What content management systems do to the HTML that authors write, by the
 * sanitizers that they use, set as they set them.
 */
import sanitizeHtml from 'sanitize-html';
import xss from 'xss';
import { snippet } from './snippets.mjs';
import { ensureWordPress, ksesPost } from './wordpress.mjs';

/** @type {{name: string, clean: (html: string, purify: (html: string) => Promise<string>) => any}[]} */
export const SANITIZERS = [
  {
    name: 'WordPress (wp_kses_post)',
    clean(html) {
      ensureWordPress();
      return ksesPost(html);
    },
  },
  { name: "Discourse's allow-list", clean: asDiscourse },
  { name: 'DOMPurify', clean: (html, purify) => purify(html) },
  {
    name: 'sanitize-html, with what the documentation adds',
    clean: (html) =>
      new Function('sanitizeHtml', 'html', `return ${snippet('cms', 'sanitize-html')}`)(
        sanitizeHtml,
        html,
      ),
  },
];

/**
 * The rules of Discourse (pretty-text's allow-lister and sanitizer) as far as
 * they are about this: tags from a list, of `div` every `data-*` attribute but
 * `data-html-*`, of `a` a `href` that is http(s) or relative; scripts go with
 * what is in them.
 */
function asDiscourse(html) {
  const tags = ['a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'i', 'img', 'p', 'pre', 'span'];
  return xss(html, {
    allowList: Object.fromEntries(tags.map((tag) => [tag, []])),
    stripIgnoreTag: true,
    stripIgnoreTagBody: ['script', 'table'],
    onIgnoreTagAttr(tag, name, value) {
      const isData = tag === 'div' && /^data-(?!html-)/.test(name);
      const isLink = tag === 'a' && name === 'href' && /^((https?:)?\/\/|[/#])[\w.-]/i.test(value);
      if (!isData && !isLink) return undefined;
      return value ? `${name}="${xss.escapeAttrValue(value)}"` : name;
    },
  });
}
