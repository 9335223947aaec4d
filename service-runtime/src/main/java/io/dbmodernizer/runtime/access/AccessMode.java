package io.dbmodernizer.runtime.access;

/** How a service tells who calls it. */
public enum AccessMode {
  /** Every program on this machine is an operator. Only for a service that listens on loopback. */
  OPEN,
  /** A caller shows one of the tokens that the configuration refers to. */
  TOKENS,
  /** A caller shows a token of an OpenID Connect provider, such as Microsoft Entra ID. */
  OIDC,
  /** Nobody is let in; only what needs no token is served. */
  CLOSED
}
