const player = document.getElementById('player');

for (const input of document.querySelectorAll('[name=theme]')) {
  input.addEventListener('change', () => (player.className = input.value));
}
