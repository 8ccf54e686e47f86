// Asks the server for a page, and tells a page of ours from everything else that may come back.
const Patience = 30_000

export interface Page { readonly page: Document, readonly url: URL, readonly status: number, readonly redirected: boolean }
/** Not a page of ours: something the browser should open itself, or nothing that anybody should see. */
export type Answer = Page | 'elsewhere' | 'lost'

export async function ask (url: URL, request: RequestInit, stop?: AbortSignal): Promise<Answer> {
  try {
    const limit = AbortSignal.timeout(Patience)
    const answer = await fetch(url, { ...request, credentials: 'same-origin', headers: { Accept: 'text/html', 'X-Page': '1', ...request.headers }, signal: stop ? AbortSignal.any([stop, limit]) : limit })
    const html = answer.headers.get('Content-Type')?.startsWith('text/html') ?? false
    if (!html) return answer.ok ? 'elsewhere' : 'lost'
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (page.querySelector('meta[name=generator]')?.getAttribute('content') !== 'Workspace') return 'lost'
    return { page, url: new URL(answer.url || url), status: answer.status, redirected: answer.redirected }
  } catch { return 'lost' }
}
