import { describeOrigin } from '../demo-text.js';

const origin = document.getElementById('origin');

document.getElementById('player').addEventListener('torrentstats', ({ detail }) => {
  const sentence = describeOrigin(detail);
  if (origin.textContent !== sentence) origin.textContent = sentence;
});
