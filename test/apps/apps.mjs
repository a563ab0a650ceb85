/**
 * Apps as people make them: with the frameworks' own tools, and with what the
 * documentation says in the files that it says. Versions of the tools are
 * pinned; what they install is theirs to choose.
 *
 * @typedef {object} App
 * @property {string} name
 * @property {string} framework the package whose version is told
 * @property {string[]} create the command that makes it in the folder `app`
 * @property {Record<string, (code: (page: string, name: string) => string) => string>} files
 *   that are put into it, by their paths
 * @property {string[]} [checks] commands besides `npm run build`, with their arguments
 * @property {string} [serves] the folder that the build makes; without, `npm start` serves
 */
const vite = (template) => [
  'npx',
  '--yes',
  'create-vite@9.3.0',
  'app',
  '--template',
  template,
  '--no-interactive',
];

/** The start page of Vite's plain template, which the app's code replaces. */
const plainPage = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>app</title>
  <link rel="icon" href="data:," /></head>
  <body><script type="module" src="/src/main.ts"></script></body>
</html>
`;

/** @type {App[]} */
export const APPS = [
  {
    name: 'React and Vite',
    framework: 'react',
    create: vite('react-ts'),
    files: { 'src/App.tsx': (code) => code('react', 'app') },
    serves: 'dist',
  },
  {
    name: 'Next.js',
    framework: 'next',
    create: [
      'npx',
      '--yes',
      'create-next-app@16.4.3',
      'app',
      '--ts',
      '--app',
      '--no-src-dir',
      '--no-tailwind',
      '--no-linter',
      '--no-react-compiler',
      '--no-agents-md',
      '--empty',
      '--use-npm',
      '--skip-install',
      '--disable-git',
      '--yes',
    ],
    files: { 'app/page.tsx': (code) => code('react', 'next') },
  },
  {
    name: 'Vue',
    framework: 'vue',
    create: vite('vue-ts'),
    files: {
      'src/App.vue': (code) => code('vue', 'app'),
      'vite.config.ts': (code) => code('vue', 'config'),
    },
    serves: 'dist',
  },
  {
    name: 'Svelte',
    framework: 'svelte',
    create: vite('svelte-ts'),
    files: { 'src/App.svelte': (code) => code('svelte', 'app') },
    checks: ['npm run check'],
    serves: 'dist',
  },
  {
    name: 'Solid',
    framework: 'solid-js',
    create: vite('solid-ts'),
    files: { 'src/App.tsx': (code) => code('solid', 'app') },
    serves: 'dist',
  },
  {
    name: 'Preact',
    framework: 'preact',
    create: vite('preact-ts'),
    files: { 'src/app.tsx': (code) => code('typescript', 'preact') },
    serves: 'dist',
  },
  {
    name: 'Angular',
    framework: '@angular/core',
    create: [
      'npx',
      '--yes',
      '@angular/cli@21.2.27',
      'new',
      'app',
      '--defaults',
      '--skip-install',
      '--skip-git',
      '--skip-tests',
      '--ssr=false',
      '--zoneless',
      '--interactive=false',
    ],
    files: { 'src/app/app.ts': (code) => code('angular', 'app') },
    serves: 'dist/app/browser',
  },
  {
    name: 'TypeScript',
    framework: 'typescript',
    create: vite('vanilla-ts'),
    files: { 'src/main.ts': (code) => code('typescript', 'app'), 'index.html': () => plainPage },
    serves: 'dist',
  },
];
