import type { CompiledTemplate } from 'lit';
import { _$LH } from 'lit-html/private-ssr-support.js';

type TemplatePart = CompiledTemplate['parts'][number];

/** Where a value goes; no text of ours has it. */
const HOLE = '\uE000';

const TEXT = /[^<]+/y;
const OPEN = /<([a-z][\w-]*)/y;
const ATTRIBUTE = /\s+([^\s=>/]+)(?:="([^"]*)"|=(\uE000))?/y;
const OPEN_END = /\s*(\/?)>/y;
const CLOSE = /<\/[\w-]+\s*>/y;

const WITHOUT_CONTENT = /^(?:br|hr|img|input|source|track|wbr)$/;
const SVG = 'http://www.w3.org/2000/svg';

/** The kinds of lit-html's TemplatePart. */
const ATTRIBUTE_PART = 1;
const CHILD_PART = 2;
const PART_CLASSES: Readonly<Record<string, typeof _$LH.AttributePart>> = {
  '.': _$LH.PropertyPart,
  '?': _$LH.BooleanAttributePart,
  '@': _$LH.EventPart,
};

/**
 * Builds the template of a literal. It knows the HTML of our own templates and
 * no more: elements that are closed (`<br />`, `</p>`), attributes in double
 * quotes or as one value alone, text without character references, SVG.
 *
 * @throws SyntaxError at anything else.
 */
export function parseTemplate(strings: readonly string[]): ParsedTemplate {
  return new TemplateParser(strings.join(HOLE)).parse();
}

/** The same where everything is in the namespace of SVG. */
export function parseDrawing(strings: readonly string[]): ParsedTemplate {
  return new TemplateParser(strings.join(HOLE), true).parse();
}

interface ParsedTemplate {
  readonly el: HTMLTemplateElement;
  readonly parts: TemplatePart[];
}

class TemplateParser {
  readonly #el = document.createElement('template');
  /** Of the document of templates, where custom elements stay what they are. */
  readonly #document = this.#el.content.ownerDocument;
  readonly #parts: TemplatePart[] = [];
  readonly #open: Node[] = [this.#el.content];
  readonly #text: string;
  #at = 0;
  /** Of the last element or marker, in the order of the document: how Lit finds it again. */
  #index = -1;

  constructor(
    text: string,
    private readonly isDrawing = false,
  ) {
    this.#text = text;
  }

  parse(): ParsedTemplate {
    while (this.#at < this.#text.length) this.#parseNode();
    if (this.#open.length > 1) throw this.#error('not closed');
    return { el: this.#el, parts: this.#parts };
  }

  #parseNode(): void {
    const text = this.#match(TEXT);
    const open = text ? null : this.#match(OPEN);
    if (text) this.#addText(text[0]);
    else if (open?.[1]) this.#addElement(open[1]);
    else if (this.#open.length > 1 && this.#match(CLOSE)) this.#open.pop();
    else throw this.#error('not understood');
  }

  #addText(text: string): void {
    text.split(HOLE).forEach((literal, position) => {
      if (position > 0) {
        this.#append(this.#document.createComment(''));
        this.#parts.push({ type: CHILD_PART, index: ++this.#index });
      }
      if (literal) this.#append(this.#document.createTextNode(literal));
    });
  }

  #addElement(name: string): void {
    const isInSvg = (this.#parent as Partial<Element>).namespaceURI === SVG;
    const isSvg = name === 'svg' || isInSvg || this.isDrawing;
    const element = isSvg
      ? this.#document.createElementNS(SVG, name)
      : this.#document.createElement(name);
    this.#append(element);
    this.#index++;
    for (let found = this.#match(ATTRIBUTE); found; found = this.#match(ATTRIBUTE)) {
      const [, attribute = '', quoted, bare] = found;
      this.#addAttribute(element, attribute, quoted ?? bare ?? '');
    }
    const end = this.#match(OPEN_END);
    if (!end) throw this.#error('not understood');
    if (!end[1] && !WITHOUT_CONTENT.test(name)) this.#open.push(element);
  }

  #addAttribute(element: Element, name: string, value: string): void {
    if (name.includes(HOLE)) throw this.#error('no place for a value');
    const strings = value.split(HOLE);
    if (strings.length === 1) {
      element.setAttribute(name, value);
      return;
    }
    const special = PART_CLASSES[name.charAt(0)];
    this.#parts.push({
      type: ATTRIBUTE_PART,
      index: this.#index,
      name: special ? name.slice(1) : name,
      strings,
      ctor: special ?? _$LH.AttributePart,
    });
  }

  get #parent(): Node {
    return this.#open.at(-1) ?? this.#el.content;
  }

  #append(node: Node): void {
    this.#parent.appendChild(node);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #error(what: string): SyntaxError {
    const rest = this.#text.slice(this.#at, this.#at + 40).replaceAll(HOLE, '${…}');
    return new SyntaxError(`template: ${what}: ${rest}`);
  }
}
