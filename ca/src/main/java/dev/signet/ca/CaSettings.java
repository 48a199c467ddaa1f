// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this machine's authority is set up.
 *
 * @param directory where {@code root-key.pem} and {@code root.pem} lie; exists and is ours alone
 * @param scope the names that the intermediate is to be constrained to
 * @param publicAddress the plain-http address under which {@code /ca/} can be reached for as long
 *     as any certificate lives, or null: it is written into certificates as CRL and issuer address
 *     (RFC 5280, section 8: plain http, for fetching them must not need them)
 * @param keys of which kind the root's key is when it is made, and those of intermediates
 */
public record CaSettings(
    Path directory, NameScope scope, @Nullable URI publicAddress, KeyType keys) {
  /** A root outlives the machines that trust it; replacing one means a walk to each of them. */
  public static final Duration ROOT_LIFETIME = Duration.ofDays(3652);

  /** Long enough to keep the root's key in a drawer, short enough that its loss mends itself. */
  public static final Duration INTERMEDIATE_LIFETIME = Duration.ofDays(365);

  /** With the usual kind of keys. */
  public CaSettings(Path directory, NameScope scope, @Nullable URI publicAddress) {
    this(directory, scope, publicAddress, KeyType.P256);
  }

  /**
   * The root's private key: PKCS#8 in PEM, mode 0600. It may be taken away once the intermediate is
   * made.
   */
  public Path rootKeyFile() {
    return directory.resolve("root-key.pem");
  }

  /** The newest checkpoint of the log that was put away. */
  public Path checkpointFile() {
    return directory.resolve("log-checkpoint");
  }

  /** The root's certificate in PEM, for those who are to trust it. */
  public Path rootFile() {
    return directory.resolve("root.pem");
  }
}
