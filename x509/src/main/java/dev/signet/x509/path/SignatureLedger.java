// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.KeySignature;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.crypto.VerifyProviders;
import java.util.HashMap;
import java.util.Map;

/**
 * Every signature that one judgement checks, each once, and not more than a bound. For one
 * judgement by one thread.
 */
final class SignatureLedger {
  /**
   * What the signatures of one judgement may cost in all, each with the JDK's own providers in
   * tenths of a millisecond. Real paths need three; a hostile chain is worth some 20 milliseconds,
   * and the longest path that is allowed fits in with the costliest keys.
   */
  static final int MAX_COST = 150;

  private final VerifyProviders providers;
  private final Map<Link, Boolean> known = new HashMap<>();
  private int spent;

  SignatureLedger(VerifyProviders providers) {
    this.providers = providers;
  }

  private record Link(KeySignature signature, SubjectPublicKey key) {}

  /** Whether a key made a signature; false too when there were too many. */
  boolean fits(KeySignature signature, SubjectPublicKey key) {
    Link link = new Link(signature, key);
    Boolean fits = known.get(link);
    if (fits != null) {
      return fits;
    }
    if (isExhausted()) {
      return false;
    }
    spent += cost(key);
    boolean checked = signature.isBy(key, providers);
    known.put(link, checked);
    return checked;
  }

  boolean isExhausted() {
    return spent >= MAX_COST;
  }

  /** Measured; RSA verifies fastest, and each larger curve takes twice as long. */
  private static int cost(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "RSA", "RSASSA-PSS" -> key.bits() > 4096 ? 5 : 1;
      case "EC" -> key.bits() > 384 ? 12 : key.bits() > 256 ? 6 : 3;
      case "Ed448" -> 9;
      default -> 3;
    };
  }
}
