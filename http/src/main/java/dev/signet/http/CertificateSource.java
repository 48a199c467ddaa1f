// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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

  /**
   * The certificate for a name for which there is none at this moment, once it is there. Must not
   * block; the handshake waits meanwhile, and has a time limit of its own.
   *
   * @param serverName as above
   * @return completes on any thread; with empty where there will be none in time
   */
  default CompletionStage<Optional<CertifiedKey>> expected(String serverName) {
    return CompletableFuture.completedStage(Optional.empty());
  }

  /**
   * What shows an authority that we control a name (RFC 8737, 3), for a client that offers {@link
   * TlsPolicy#ACME} alone. Must not block.
   *
   * @param serverName as above
   * @return completes on any thread; with empty where no authority was asked to look
   */
  default CompletionStage<Optional<CertifiedKey>> proof(String serverName) {
    return CompletableFuture.completedStage(Optional.empty());
  }
}
