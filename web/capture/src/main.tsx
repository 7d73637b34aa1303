import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './capture.css'
import { install, takeOverNewVersion } from './install.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
await takeOverNewVersion()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
install()
