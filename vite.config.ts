import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = 'http://127.0.0.1:3000'

export default defineConfig({
  root: 'web',
  plugins: [react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: '../dist/public',
    emptyOutDir: true,
    // The size check reads which chunks make up the first load.
    manifest: true,
    // A strict content security policy allows no data: scripts; small fonts and images stay files too.
    assetsInlineLimit: 0,
    target: 'es2023',
  },
  // Not all of /api: the folder of that name holds modules.
  server: { port: 4173, strictPort: true, proxy: { '^/api/(v1|docs|openapi)': api, '/health': api } },
})
