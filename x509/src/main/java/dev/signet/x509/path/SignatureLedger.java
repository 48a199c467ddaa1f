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
   * Signatures checked in all: the costly step. Real paths need three; with a third of a
   * millisecond each at worst, a hostile chain costs some 30.
   */
  static final int MAX_SIGNATURES = 100;

  private final VerifyProviders providers;
  private final Map<Link, Boolean> known = new HashMap<>();

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
    boolean checked = signature.isBy(key, providers);
    known.put(link, checked);
    return checked;
  }

  boolean isExhausted() {
    return known.size() >= MAX_SIGNATURES;
  }
}
