// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.EchStatus;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.hpke.HpkeReceiver;
import dev.signet.tls.message.ClientHello;
import java.util.Optional;

/** What a server has made of a hello's encrypted_client_hello. */
sealed interface EchReception {
  /** There was none, or there are no keys here. */
  record Absent() implements EchReception {}

  /**
   * It does not open with any of our keys: it may pretend (RFC 9849, 6.2).
   *
   * @param retryConfigs what the client is told to use instead
   */
  record Declined(Optional<EchConfigList> retryConfigs) implements EchReception {}

  /**
   * It was opened.
   *
   * @param offered the extension as it came
   * @param receiver opens a second one, after a HelloRetryRequest
   * @param outer what to go on with where nothing is there for what was encrypted
   */
  record Opened(EchOuter offered, HpkeReceiver receiver, Heard outer) implements EchReception {}

  /** In the connection's facts. */
  default EchStatus status(ClientHello used) {
    return switch (this) {
      case Opened _ -> EchStatus.ACCEPTED;
      case Declined _ -> EchStatus.REFUSED;
      // Another server stands in front and has opened it.
      case Absent _ -> EchOpening.isInner(used) ? EchStatus.ACCEPTED : EchStatus.NONE;
    };
  }
}
