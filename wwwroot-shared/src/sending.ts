// Forms that are on their way: while one is, nothing else may ask for a page.
const underway = new Set<Promise<unknown>>()

export const isSending = () => underway.size > 0
export const sending = async () => { await Promise.allSettled(underway) }

export function track (post: Promise<unknown>) {
  underway.add(post)
  void post.finally(() => underway.delete(post))
}
