import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';

/**
 * The layers (src/README.md): which folders each one must not import. The
 * compiler keeps the DOM out of core, engine and media; this keeps the layers
 * out of one another.
 */
const FORBIDDEN = {
  core: ['engine', 'media', 'session', 'ui', 'player'],
  engine: ['media', 'session', 'ui', 'player'],
  media: ['engine', 'session', 'ui', 'player'],
  ui: ['engine', 'media', 'session', 'player'],
  session: ['ui', 'player'],
  player: ['engine', 'media'],
  markup: ['media', 'ui', 'player'],
  upgrade: ['engine', 'media', 'session', 'ui', 'player'],
  embed: ['engine', 'media', 'session', 'ui', 'player'],
  react: ['engine', 'media', 'session', 'ui', 'player'],
};

/** Packages that one layer alone may import, besides the elements at the top of `src`. */
const OWNED = {
  webtorrent: 'engine',
  mediabunny: 'media',
  '@mediabunny': 'media',
  chardet: 'media',
  lit: 'ui',
};

/** Lit's own would make templates by `innerHTML`. */
const TEMPLATES = {
  group: ['lit'],
  importNames: ['html', 'svg', 'TemplateResult'],
  message: 'templates are made by src/ui/html.ts',
};

const layers = Object.entries(FORBIDDEN).map(([layer, forbidden]) => ({
  files: [`src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbidden.map((other) => `**/${other}/**`),
            message: `${layer} does not know ${forbidden.join(', ')}: see src/README.md`,
          },
          {
            group: Object.keys(OWNED)
              .filter((name) => OWNED[name] !== layer)
              .flatMap((name) => [name, `${name}/*`]),
            message: 'one layer alone imports this package: see eslint.config.js',
          },
          TEMPLATES,
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'publish/dist/', 'node_modules/', 'coverage/', '**/*.d.ts'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './src/core/tsconfig.json',
          './src/engine/tsconfig.json',
          './src/media/tsconfig.json',
          './test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='removeEventListener']",
          message: 'Give listeners an AbortSignal: one controller per lifetime.',
        },
        {
          selector: "AssignmentExpression[left.property.name='innerHTML']",
          message: 'Untrusted text reaches the DOM as text only.',
        },
      ],
    },
  },
  {
    files: ['publish/src/**/*.js'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/**/*.ts'], ...lit['flat/recommended'] },
  { files: ['src/**/*.ts'], ...wc['flat/recommended'] },
  { files: ['src/ui/**/*.ts', 'src/torrent-player.ts'], ...litA11y.configs['flat/recommended'] },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // Chai's assertions are thenable here, and not promises.
      '@typescript-eslint/no-floating-promises': 'off',
      // Spies compare and replace methods of the page.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Their members come from HTMLVideoElement, their events from an interface.
    files: ['src/torrent-video.ts', 'src/torrent-player.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      'no-restricted-imports': ['error', { patterns: [TEMPLATES] }],
    },
  },
  ...layers,
);
