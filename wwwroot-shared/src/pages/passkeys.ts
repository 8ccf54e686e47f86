// Asks the browser for a passkey when such a form is sent, and sends what it answers.
import { onShown } from '../shown'

type Json = Record<string, unknown>
interface Listed { id: string, type: 'public-key', transports?: AuthenticatorTransport[] }
interface Options extends Json { challenge: string, user?: { id: string }, excludeCredentials?: Listed[], allowCredentials?: Listed[] }

const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
const text = (buffer: ArrayBuffer | null) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const listed = (all?: Listed[]) => all?.map(one => ({ ...one, id: bytes(one.id) }))

async function ask (form: HTMLFormElement): Promise<string> {
  const o = JSON.parse(form.dataset.options!) as Options
  const publicKey = { ...o, challenge: bytes(o.challenge), allowCredentials: listed(o.allowCredentials), excludeCredentials: listed(o.excludeCredentials), ...(o.user ? { user: { ...o.user, id: bytes(o.user.id) } } : {}) }
  const made = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })
    : await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })
  return write(made as PublicKeyCredential)
}

function write (made: PublicKeyCredential) {
  const answer = made.response as AuthenticatorAttestationResponse | AuthenticatorAssertionResponse
  return JSON.stringify({
    id: made.id, rawId: text(made.rawId), type: made.type, authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: {},
    response: 'attestationObject' in answer
      ? { clientDataJSON: text(answer.clientDataJSON), attestationObject: text(answer.attestationObject), transports: answer.getTransports() }
      : { clientDataJSON: text(answer.clientDataJSON), authenticatorData: text(answer.authenticatorData), signature: text(answer.signature), userHandle: text(answer.userHandle) },
  })
}

const Words: Record<string, string> = {
  InvalidStateError: 'This device is on your list already.',
  NotAllowedError: 'Nothing was added or used: it was cancelled, or took too long. Try again.',
}

function say (form: HTMLFormElement, words: string) {
  const line = form.querySelector<HTMLElement>('[data-passkey-error]')!
  line.lastElementChild!.textContent = words
  line.hidden = words === ''
}

// Before the form is sent: in the capturing phase, so that nothing else has taken it yet.
addEventListener('submit', e => {
  const form = e.target as HTMLFormElement, credential = form.querySelector<HTMLInputElement>('input[name="Passkey.Credential"]')
  if (!form.dataset.passkey || !credential || credential.value) return
  e.preventDefault()
  e.stopImmediatePropagation()
  say(form, '')
  ask(form).then(answer => { credential.value = answer; form.requestSubmit(e.submitter) }, (error: Error) => say(form, Words[error.name] ?? 'Your browser could not use a passkey here.'))
}, true)

onShown(() => {
  if (!('PublicKeyCredential' in window)) return
  for (const form of document.querySelectorAll<HTMLElement>('[data-passkey]')) form.hidden = false
  for (const note of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) note.hidden = true
})
