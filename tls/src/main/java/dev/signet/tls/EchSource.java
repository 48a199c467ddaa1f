// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.ech.EchConfigList;
import java.util.Optional;

/**
 * Where a client has the configurations for Encrypted Client Hello from, usually DNS, and who is
 * told when a server replaces them. Safe for use by many threads; never blocks, since an engine
 * asks it when it starts.
 */
@FunctionalInterface
public interface EchSource {
  /**
   * What is wanted for a connection.
   *
   * @param serverName in lower case; may be empty
   */
  EchIntent intent(String serverName, int port);

  /**
   * The server could not read the encrypted hello, and has proved that it answers for the public
   * name. The connection has ended with {@link dev.signet.tls.fault.PeerIncompatible#ECH_REFUSED};
   * the caller should connect again, once (RFC 9849, 6.1.6).
   *
   * @param serverName who was wanted
   * @param replacement what to use in the next connection; empty where the server has turned
   *     Encrypted Client Hello off
   */
  default void replaced(String serverName, int port, Optional<EchConfigList> replacement) {}

  /** Nothing is encrypted, nothing pretended. */
  static EchSource none() {
    EchIntent plain = new EchIntent.Plain();
    return (name, port) -> plain;
  }

  /** Every hello pretends to be encrypted, so that those that are do not stand out. */
  static EchSource grease() {
    EchIntent grease = new EchIntent.Grease();
    return (name, port) -> grease;
  }

  /** Every connection is to one server, whose configurations these are; it is refused without. */
  static EchSource always(EchConfigList configs) {
    EchIntent encrypt = new EchIntent.Encrypt(configs, EchIntent.Otherwise.REFUSE);
    return (name, port) -> encrypt;
  }
}
