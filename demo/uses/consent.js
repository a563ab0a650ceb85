const player = document.getElementById('player');
const dialog = document.getElementById('dialog');
const ways = document.getElementById('ways');

const chosenWay = () => ways.querySelector(':checked').value;

/** A promise of `peers` or `none`; what is closed by Escape is "not now". */
function ask() {
  dialog.returnValue = 'none';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true });
  });
}

player.addEventListener('torrentconsentrequest', (event) => {
  if (chosenWay() === 'page') event.respondWith(ask());
});

ways.addEventListener('change', () => {
  player.forgetConsent();
  player.leave();
  player.consent = chosenWay() === 'notice' ? 'notice' : 'ask';
});
