const META = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');

/** The nonce that the content security policy asks of style elements. */
export const STYLE_NONCE = META?.content ?? '';

// Where the scroll lock under dialogs looks for it.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = STYLE_NONCE;
