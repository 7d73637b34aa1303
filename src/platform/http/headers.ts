import helmet from '@fastify/helmet'
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import type { HttpServer } from './http-server.ts'

/** What the pages never ask a browser for; an injected script could not either. */
const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]

/** What the phone page (web/capture) alone may ask for: the camera, and that the screen stays on. */
const captureFeatures = ['camera', 'screen-wake-lock']

const formatPermissions = (ours: readonly string[]) =>
  refusedFeatures.map(feature => `${feature}=${ours.includes(feature) ? '(self)' : '()'}`).join(', ')

/** The headers of every answer, whatever route made it, and whatever it asked for. */
export async function addHeaders(server: HttpServer, config: Config): Promise<void> {
  await server.register(helmet, options(config))
  const permissions = formatPermissions([])
  const capturePermissions = formatPermissions(captureFeatures)
  server.addHook('onSend', async (request, reply) => {
    const isCapture = request.routeOptions.url?.startsWith('/chup') === true
    reply.header('permissions-policy', isCapture ? capturePermissions : permissions)
    // Answers are about people: no browser or proxy keeps them, images and PDFs included. By the route, not the address, which may be
    // written in many ways; only the web application's own files say otherwise.
    const isApi = request.routeOptions.url?.startsWith('/api/') === true
    if (isApi || !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** For answers to what is no request at all, which pass no hook. */
export const bareHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const

/** Lets styles made by scripts with this nonce into the page that is being answered: Mantine makes some from its theme. */
export function allowStyles(reply: FastifyReply, nonce: string): void {
  const policy = String(reply.getHeader('content-security-policy'))
  reply.header(
    'content-security-policy',
    policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
  )
}

/** Everything from ourselves only. PDFs are shown in a frame of our own pages. */
function options({ tls }: Config) {
  return {
    global: true,
    strictTransportSecurity: tls ? { maxAge: 31_536_000 } : false,
    // Browsers ignore it on plain http and complain.
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
    xFrameOptions: { action: 'sameorigin' as const },
    referrerPolicy: { policy: 'same-origin' as const },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'frame-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        // Only with TLS: on plain http it would turn every address into one that does not answer.
        ...(tls ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
  }
}
