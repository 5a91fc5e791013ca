import '@fontsource-variable/source-sans-3/wght.css'
import './style/tokens.css'
import './style/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'

const root = document.getElementById('app')
if (!root) throw new Error('index.html must have an element with the id "app"')

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
