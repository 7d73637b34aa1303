import { connect } from 'node:tls'
import { type Finding, judged, untested } from './finding.ts'

const mustHave: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^SAMEORIGIN$/i,
  'referrer-policy': /^(same-origin|no-referrer|strict-origin)/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-resource-policy': /^same-origin$/,
}
const policy = [
  /default-src 'self'/,
  /script-src 'self'(;|$)/,
  /object-src 'none'/,
  /frame-ancestors 'self'/,
  /base-uri 'self'/,
]

/** Asks the address that people use, as a stranger would: headers, cookies, encryption, what is open to everybody. */
export async function inspectAddress(address: string): Promise<readonly Finding[]> {
  const title = 'Địa chỉ web trả lời'
  let page: Response
  try {
    page = await ask(address, '/')
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return [judged(title, [`Không kết nối được ${address}: ${cause}`])]
  }
  return [
    judged(title, page.ok ? [] : [`Trả lời ${page.status}`], [address]),
    await inspectEncryption(address, page),
    inspectHeaders(page),
    await inspectAnswers(address),
    inspectCookies(address, page),
  ]
}

const ask = (address: string, path: string, init: RequestInit = {}) =>
  fetch(new URL(path, address), { redirect: 'manual', signal: AbortSignal.timeout(20_000), ...init })

function inspectHeaders(page: Response): Finding {
  const csp = page.headers.get('content-security-policy') ?? ''
  const complaints = [
    ...Object.entries(mustHave).flatMap(([name, form]) =>
      form.test(page.headers.get(name) ?? '') ? [] : [`Thiếu hoặc sai tiêu đề ${name}`],
    ),
    ...policy.filter(part => !part.test(csp)).map(part => `Chính sách nội dung (CSP) thiếu ${part.source}`),
    ...(/unsafe-inline|unsafe-eval/.test(csp) ? ['Chính sách nội dung (CSP) cho chạy mã nhúng'] : []),
    ...(page.headers.has('x-powered-by') ? ['Tiêu đề x-powered-by nói phần mềm bên trong'] : []),
  ]
  return judged('Tiêu đề bảo vệ trình duyệt đầy đủ, không cho mã nhúng', complaints)
}

async function inspectAnswers(address: string): Promise<Finding> {
  const complaints: string[] = []
  const session = await ask(address, '/api/session')
  if (session.status !== 401)
    complaints.push(`Người chưa đăng nhập nhận trả lời ${session.status} từ /api/session`)
  if (session.headers.get('cache-control') !== 'no-store')
    complaints.push('Trả lời của API không có cache-control: no-store')
  const books = await ask(address, '/api/books')
  if (books.status !== 401) complaints.push(`Người chưa đăng nhập nhận trả lời ${books.status} từ /api/books`)
  const metrics = await ask(address, '/metrics')
  const isHere = /^(localhost|127\.|\[::1\])/.test(new URL(address).host)
  if (metrics.ok && !isHere) complaints.push('/metrics mở cho mọi người')
  const forged = await ask(address, '/api/session', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'cross-site',
      origin: 'https://khac.example',
    },
    body: '{"username":"x","password":"x"}',
  })
  if (forged.status !== 403)
    complaints.push(`Yêu cầu từ trang khác được trả lời ${forged.status} thay vì 403`)
  const trace = await ask(address, '/api/session', { method: 'OPTIONS' })
  if (trace.headers.has('access-control-allow-origin')) complaints.push('Cho trang khác đọc trả lời (CORS)')
  return judged(
    'Người ngoài không nhận được gì; trang khác không gửi được yêu cầu; không gì được lưu đệm',
    complaints,
  )
}

/** The cookie is only given to who signs in; that it is Secure with TLS=1 is proven by the program's own tests. */
function inspectCookies(address: string, page: Response): Finding {
  const title = 'Cookie phiên làm việc chỉ đi qua kênh mã hóa (Secure, HttpOnly, SameSite=Strict)'
  if (!address.startsWith('https:')) return untested(title, 'Địa chỉ không phải https')
  const hsts = page.headers.has('strict-transport-security')
  return judged(title, hsts ? [] : ['Không có HSTS: máy chủ chưa chạy với TLS=1, cookie chưa có Secure'], [
    'Xét qua HSTS: máy chủ chỉ gửi HSTS khi chạy với TLS=1, và khi đó cookie là __Host-sogoc (đã chứng minh ở phần 1)',
  ])
}

async function inspectEncryption(address: string, page: Response): Promise<Finding> {
  const title = 'Kênh truyền được mã hóa (TLS 1.2 trở lên, chứng thư còn hạn, HSTS)'
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'https:') {
    const isHere = /^(localhost|127\.|\[::1\])/.test(hostname)
    return isHere
      ? untested(title, 'Địa chỉ của chính máy này, không mã hóa; hãy kiểm bằng địa chỉ người dùng mở')
      : judged(title, ['Địa chỉ không mã hóa (http)'])
  }
  const { version, days } = await handshake(hostname, Number(port === '' ? 443 : port))
  return judged(
    title,
    [
      ...(/^TLSv1\.[23]$/.test(version) ? [] : [`Phiên bản ${version}`]),
      ...(days > 14 ? [] : [`Chứng thư còn ${days} ngày`]),
      ...(page.headers.has('strict-transport-security') ? [] : ['Không có HSTS']),
    ],
    [`${version}, chứng thư còn ${days} ngày`],
  )
}

function handshake(host: string, port: number): Promise<{ readonly version: string; readonly days: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, timeout: 20_000 }, () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to)
      resolve({ version: socket.getProtocol() ?? '', days: Math.floor((until - Date.now()) / 86_400_000) })
      socket.destroy()
    })
    socket.on('error', reject)
    socket.on('timeout', () => socket.destroy(new Error('quá thời gian chờ')))
  })
}
