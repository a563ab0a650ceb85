/** The demo pages, in the order in which they are offered. */
export const USES = [
  { page: 'simple', title: 'One tag', text: 'The script and a magnet: all that a page needs.' },
  { page: 'themed', title: 'Your colours', text: 'Custom properties, parts and a slot.' },
  { page: 'playlist', title: 'A series', text: 'A list of episodes that goes on by itself.' },
  { page: 'album', title: 'An album', text: 'Cover, titles and tracks.' },
  { page: 'consent', title: 'Consent', text: 'Ask before others are contacted, in three ways.' },
  { page: 'events', title: 'Events and commands', text: 'A console for developers.' },
  { page: 'headless', title: 'Inside media-chrome', text: 'The element without an interface.' },
];
