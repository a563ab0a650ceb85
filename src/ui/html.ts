import type { CompiledTemplate, CompiledTemplateResult } from 'lit';
import { parseDrawing, parseTemplate } from './template-parser.js';

export type TemplateResult = CompiledTemplateResult;

/**
 * Takes the place of Lit's `html`, and is written the same way, but makes
 * templates by DOM calls. Lit parses a string, by `innerHTML`: a page that
 * wants Trusted Types and allows nobody a policy (`trusted-types 'none'`)
 * would see nothing of the player. Lit knows these results as those of its
 * compiler.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult {
  return { _$litType$: templateOf(strings, parseTemplate), values };
}

/** The same for what is put into an `<svg>`, in place of Lit's `svg`. */
export function svg(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult {
  return { _$litType$: templateOf(strings, parseDrawing), values };
}

const templates = new WeakMap<TemplateStringsArray, LazyTemplate>();

function templateOf(strings: TemplateStringsArray, parse: typeof parseTemplate): LazyTemplate {
  let template = templates.get(strings);
  if (!template) templates.set(strings, (template = new LazyTemplate(strings, parse)));
  return template;
}

/** Made when it is first rendered: results are also there where no document is. */
class LazyTemplate implements CompiledTemplate {
  #parsed: ReturnType<typeof parseTemplate> | undefined;

  constructor(
    readonly h: TemplateStringsArray,
    private readonly parse: typeof parseTemplate,
  ) {}

  get el(): HTMLTemplateElement {
    return this.#parts().el;
  }

  get parts(): CompiledTemplate['parts'] {
    return this.#parts().parts;
  }

  #parts(): ReturnType<typeof parseTemplate> {
    return (this.#parsed ??= this.parse(this.h));
  }
}
