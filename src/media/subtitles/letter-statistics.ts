/** How likely a text is in which charset, by its letters: tables of 40 kB. */
export { analyse } from 'chardet';
