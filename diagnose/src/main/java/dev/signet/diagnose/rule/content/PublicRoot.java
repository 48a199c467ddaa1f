// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.CertificatePolicies;
import dev.signet.x509.der.Oid;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the chain ends at an authority that the public trusts. A private root is often put into
 * the same store, so that the certificate has to say it too.
 */
final class PublicRoot {
  private static final int MANY = 100;

  /**
   * CA/Browser Forum, Baseline Requirements 7.1.6.1: public authorities assert one of the reserved
   * policies below these.
   */
  private static final List<String> RESERVED = List.of("2.23.140.1.1", "2.23.140.1.2.");

  private PublicRoot() {}

  /** A store of so many roots is one that an operating system or browser came with. */
  static boolean isIn(ChainFacts chain) {
    return chain.isTrusted()
        && chain.anchors().anchors().size() >= MANY
        && policies(chain.leaf()).anyMatch(PublicRoot::isReserved);
  }

  private static Stream<String> policies(Certificate leaf) {
    return leaf.extension(CertificatePolicies.class).stream()
        .flatMap(extension -> extension.policies().stream())
        .map(Oid::toString);
  }

  private static boolean isReserved(String policy) {
    return RESERVED.stream().anyMatch(policy::startsWith);
  }
}
