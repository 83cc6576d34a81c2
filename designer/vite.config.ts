import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The licences of what is bundled, beside the page. */
export const LICENCES = 'THIRD-PARTY-LICENSES.txt'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // No inline pictures or fonts: the policy of the page allows what comes from the host.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is given away in the bundle is given away with its licence. Its workers hold nothing that it does not.
    license: { fileName: LICENCES },
  },
  worker: { format: 'es' },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
})
