import { copies } from './copy-button.js';
import { wordsOf } from './publish-text.js';

/**
 * Lists what could be better about films, each with the command that mends it.
 *
 * @param {HTMLElement} list
 * @param {readonly import('../../publish/src/media/check-media.js').MediaReport[]} reports
 */
export function showFindings(list, reports) {
  list.replaceChildren(...reports.map(itemFor));
}

function itemFor({ file, findings, command }) {
  const item = document.createElement('li');
  const isProblem = findings.some(({ severity }) => severity === 'problem');
  item.dataset.severity = isProblem ? 'problem' : 'advice';
  item.append(
    withText('h3', file),
    ...findings.map(({ message }) => withText('p', `${message}.`)),
    ...(command ? [commandFor(command)] : []),
  );
  return item;
}

function commandFor(command) {
  const code = document.createElement('code');
  code.append(...wordsOf(command).map(wordFor));
  const text = document.createElement('pre');
  text.tabIndex = 0;
  text.setAttribute('aria-label', 'The command that mends it');
  text.append(code);
  const button = withText('button', 'Copy');
  button.type = 'button';
  copies(button, code);
  const block = document.createElement('div');
  block.className = 'snippet';
  block.append(text, button);
  return block;
}

/** It is copied as it was: spaces stay text between the words. */
function wordFor(word) {
  return word.trim() === '' ? word : Object.assign(withText('span', word), { className: 'word' });
}

function withText(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}
