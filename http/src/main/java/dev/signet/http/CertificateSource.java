// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.util.Optional;

/**
 * Yields the certificate for a server name at this moment. Asked in every handshake, so a renewed
 * certificate is used by the next connection and no connection is dropped for it. Must not block.
 */
@FunctionalInterface
public interface CertificateSource {
  /**
   * The certificate for a name.
   *
   * @param serverName lower case, or empty where the client sent none
   * @return empty where there is none: the handshake is then refused with {@code unrecognized_name}
   */
  Optional<CertifiedKey> forName(String serverName);
}
