import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { install, takeOverNewVersion } from '../../offline/install.ts'
import '../../src/ui/fonts.css'
import '../../src/ui/base.css'
import './keying.css'
import { App } from './app.tsx'

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
