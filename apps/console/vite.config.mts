import preset from 'postcss-preset-mantine';
import type { AcceptedPlugin } from 'postcss';
import { defineConfig } from 'vite';
import { firstLoad } from './build/first-load.mts';

// Addresses are relative: the api puts the way to `/console/` before them, whatever prefix a proxy adds.
export default defineConfig(({ command }) => ({
  base: command === 'serve' ? '/console/' : './',
  plugins: [firstLoad()],
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onwarn: (warning, warn) => {
        // Libraries say 'use client' for servers that render; there is none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  css: { postcss: { plugins: [(preset as () => AcceptedPlugin)()] } },
  server: { proxy: { '^/(v1|docs|hooks|openapi.json)': 'http://localhost:3000' } },
}));
