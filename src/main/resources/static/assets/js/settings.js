// Settings: the browser is asked for its permission only on a click, and says here what it has.
const state = document.querySelector('#desktop-state');
const allow = document.querySelector('#allow');
const wish = document.querySelector('#desktop');

const show = () => {
  const has = 'Notification' in window ? Notification.permission : 'none';
  state.textContent = state.dataset[has];
  allow.hidden = has !== 'default' || !wish.checked;
};

const ask = async () => {
  await Notification.requestPermission();
  show();
};

allow.addEventListener('click', ask);
wish.addEventListener('change', () => {
  show();
  if (wish.checked && 'Notification' in window && Notification.permission === 'default') ask();
});
show();
