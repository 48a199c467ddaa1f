// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.ech.EchConfigList;

/** What a client wants of Encrypted Client Hello (RFC 9849) in a connection. */
public sealed interface EchIntent {
  /** The hello goes as it is. */
  record Plain() implements EchIntent {}

  /** It gets an extension that looks like an encrypted hello (RFC 9849, 6.2). */
  record Grease() implements EchIntent {}

  /**
   * It is encrypted, with the first configuration that can be used.
   *
   * @param configs the server's
   * @param otherwise what is done where none can be used
   */
  record Encrypt(EchConfigList configs, Otherwise otherwise) implements EchIntent {}

  /** What is done where no configuration can be used. */
  enum Otherwise {
    /** The hello goes as it is. */
    PLAIN,
    /** The hello goes with an extension that looks like an encrypted hello. */
    GREASE,
    /** Nothing is sent; the handshake fails. */
    REFUSE
  }
}
