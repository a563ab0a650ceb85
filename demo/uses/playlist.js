const LAST_SECONDS = 3;

const player = document.getElementById('player');

document.getElementById('end').addEventListener('click', async () => {
  await player.play();
  player.currentTime = player.duration - LAST_SECONDS;
});

for (const input of document.querySelectorAll('[name=playlist]')) {
  input.addEventListener('change', () => (player.playlist = input.value));
}
