import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './capture.css'
import { install, takeOverNewVersion } from '../../offline/install.ts'

const scope = import.meta.env.BASE_URL

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
await takeOverNewVersion(scope)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
install(scope)
