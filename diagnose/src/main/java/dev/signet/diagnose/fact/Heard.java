// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a server said of itself.
 *
 * @param firstBytes the first that came, up to {@value #FIRST_BYTES}
 * @param choice its hello; empty where none came
 * @param chain DER, as it came; empty where none did
 * @param staple a stapled OCSP response in DER; empty where none came
 * @param demand what it wants of the client; empty where it asks for no certificate
 * @param protocol what was agreed on by ALPN; empty for nothing
 * @param http its answer to a request; empty where none was made or none came
 */
public record Heard(
    Bytes firstBytes,
    Optional<ServerChoice> choice,
    List<Bytes> chain,
    Bytes staple,
    Optional<ClientDemand> demand,
    String protocol,
    Optional<HttpAnswer> http) {
  /** What is kept of the first bytes: a banner's first line, the head of a record. */
  public static final int FIRST_BYTES = 64;

  /** Nothing was heard. */
  public static final Heard NOTHING =
      new Heard(
          Bytes.EMPTY,
          Optional.empty(),
          List.of(),
          Bytes.EMPTY,
          Optional.empty(),
          "",
          Optional.empty());

  /** Copies the list. */
  public Heard {
    chain = List.copyOf(chain);
  }

  /** Nothing but some first bytes. */
  public static Heard only(Bytes first) {
    return new Heard(
        first, Optional.empty(), List.of(), Bytes.EMPTY, Optional.empty(), "", Optional.empty());
  }
}
