// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.EchStatus;
import dev.signet.tls.ech.EchConfigList;
import java.util.Optional;

/** What a hello and the handshake after it have to do with Encrypted Client Hello (RFC 9849). */
sealed interface EchRole {
  /** Nothing. */
  record None() implements EchRole {}

  /** It pretends to carry an encrypted hello. */
  record Greased() implements EchRole {}

  /** It is the hello that was encrypted; the handshake is with the server that is wanted. */
  record Inner() implements EchRole {}

  /**
   * It is the hello that everybody sees; the handshake is with the server's public name and proves
   * nothing but that the encrypted hello could not be read.
   *
   * @param wanted the name of the server that is wanted
   * @param replacement what the server says should have been used; empty before it did
   */
  record Outer(String wanted, Optional<EchConfigList> replacement) implements EchRole {}

  /** In the facts of a connection that is established. */
  default EchStatus status() {
    return switch (this) {
      case None _ -> EchStatus.NONE;
      case Greased _ -> EchStatus.GREASED;
      case Inner _ -> EchStatus.ACCEPTED;
      case Outer _ -> EchStatus.REFUSED;
    };
  }
}
