import { connect } from 'node:net'

/** Sends bytes as they are to a served address and gives all that comes back until the connection ends, or for `waitMs`. */
export function sendRaw(address: string, bytes: string | Buffer, waitMs = 2000): Promise<string> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(received)
    }
    const timer = setTimeout(end, waitMs)
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text
    })
    socket.on('close', end)
    socket.on('error', error => {
      // A server that hangs up while we still speak has answered.
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') reject(error)
      else end()
    })
  })
}
