// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

/** In what a connection differs from the one that a usual client would make. */
public enum Variation {
  /** In nothing. */
  USUAL,
  /** It names no host. */
  WITHOUT_NAME,
  /** It offers no application protocols. */
  WITHOUT_PROTOCOLS,
  /** It offers TLS 1.2 and no TLS 1.3. */
  TLS12_ALONE,
  /** It offers no post-quantum key share, so that the hello fits one packet. */
  SMALL_HELLO,
  /** It offers what programs of 2010 did, and goes no further than the server's choice. */
  OLD_PARAMETERS,
  /** A header of the PROXY protocol goes first. */
  PROXY_HEADER,
  /** PostgreSQL's request for TLS goes first. */
  POSTGRES_REQUEST,
  /** It says nothing at all and listens. */
  SILENT,
  /** It is the usual one made again, at another address where there is one. */
  AGAIN
}
