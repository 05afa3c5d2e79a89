/**
 * A sender's text as the value of a header: what no header may carry, and what would not arrive as it was sent, is
 * percent-encoded; the receiver decodes it and has the exact text. Source: CloudEvents, HTTP Protocol Binding 1.0.2,
 * section 3.1.3.2 "HTTP Header Values".
 */
export function headerText(text: string): string {
  return text.toWellFormed().replace(/[^\x21\x23\x24\x26-\x7e]/gu, encodeURIComponent);
}
