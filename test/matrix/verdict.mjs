const DURATION_TOLERANCE_SECONDS = 0.1;
const SIZE_TOLERANCE_PIXELS = 1;

/**
 * What came of playing a file: `plays`, the code of a typed error, or what
 * was not as it must be.
 *
 * @param {import('./files.mjs').Expected} expected
 * @param {object} seen what `playThrough` of page.js found
 * @returns {string}
 */
export function judge(expected, seen) {
  const isAtStart = seen.stage === 'the first picture';
  if (seen.error && isAtStart && seen.uncaught.length === 0) return seen.error.code;
  const faults = [...faultsOf(expected, seen), ...seen.uncaught.map((text) => `uncaught: ${text}`)];
  if (seen.error) faults.push(`${seen.error.code} while ${seen.stage}`);
  if (seen.stuck) faults.push(`stuck while ${seen.stage}`);
  return faults.length === 0 ? 'plays' : faults.join('; ');
}

/**
 * What is known of that outcome.
 *
 * @param {import('./files.mjs').MatrixFile} file
 * @param {'chromium' | 'firefox' | 'webkit'} browser
 * @param {string} outcome
 * @returns {string | null} why, when the fault is the browser's own
 */
export function knownFault(file, browser, outcome) {
  const known = file.known[browser];
  return known?.sign.test(outcome) ? known.why : null;
}

/** Whether the outcome is what files.mjs says. A known fault that is gone is fine as well. */
export function isExpected(file, browser, outcome) {
  return outcome === file.outcome[browser] || knownFault(file, browser, outcome) !== null;
}

function faultsOf(expected, seen) {
  const faults = [];
  if (!isNear(seen.firstFrame, expected.firstFrame, expected.frameTolerance)) {
    faults.push(`first frame ${seen.firstFrame}, not ${expected.firstFrame}`);
  }
  if (!isNear(seen.durationSeconds, expected.durationSeconds, DURATION_TOLERANCE_SECONDS)) {
    faults.push(`duration ${rounded(seen.durationSeconds)} s, not ${expected.durationSeconds} s`);
  }
  if (!isNear(seen.seekFrame, expected.frameAt70Percent, expected.frameTolerance)) {
    faults.push(`frame ${seen.seekFrame} at 70 %, not ${expected.frameAt70Percent}`);
  }
  if (seen.hasSound === false && expected.hasSound) faults.push('no sound');
  if (seen.size !== undefined && !isSize(seen.size, expected.size)) {
    faults.push(`${sizeText(seen.size)} pixels, not ${sizeText(expected.size)}`);
  }
  return faults;
}

/** What was never reached is told by the stage. */
function isNear(value, wanted, tolerance) {
  if (value === undefined || wanted === null) return true;
  return value !== null && Math.abs(value - wanted) <= tolerance;
}

function isSize(size, wanted) {
  // Cover art may be shown, or not.
  if (wanted === null) return true;
  return (
    size !== null &&
    Math.abs(size.width - wanted.width) <= SIZE_TOLERANCE_PIXELS &&
    Math.abs(size.height - wanted.height) <= SIZE_TOLERANCE_PIXELS
  );
}

const sizeText = (size) => (size ? `${size.width} × ${size.height}` : 'no');
const rounded = (seconds) => (seconds === null ? 'unknown' : Math.round(seconds * 10) / 10);
