import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/**
 * Ant Design writes `<style>` elements, which the content policy of the server forbids. All of its
 * styles go through one small module (its icons have a copy of it); ours puts them in through the CSSOM, which is permitted.
 */
function styleThroughCssom(): Plugin {
  const ours = resolve(root, 'src/ui/style/dynamic-css.ts')
  return {
    name: 'style-through-cssom',
    enforce: 'pre',
    resolveId: (source, importer = '') =>
      /\/Dom\/dynamicCSS(\.js)?$/.test(source) ||
      (/\/cssUtils(\.js)?$/.test(source) && importer.includes('@ant-design'))
        ? ours
        : null,
  }
}

/** The workbench, built into `dist/workbench`; the server sends it below `/desk`. */
export default defineConfig({
  root: resolve(root, 'workbench'),
  base: '/desk/',
  plugins: [styleThroughCssom(), react()],
  build: {
    outDir: resolve(root, 'dist/workbench'),
    emptyOutDir: true,
    // The last Chromium for Windows 7 and the browsers built on it.
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'antd',
              test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|@babel|clsx)[\\/]/,
            },
            { name: 'rules', test: /src[\\/]core[\\/]/ },
          ],
        },
      },
    },
  },
  // During development the workbench is at home in Vite and asks a server of the project.
  server: { proxy: { '/api': process.env.GONGKAI_SERVER ?? 'http://127.0.0.1:8080' } },
})
