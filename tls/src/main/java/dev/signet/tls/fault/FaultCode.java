// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;

/**
 * The name of one check of this engine that can fail, sorted by whose doing it is.
 *
 * <p>The constant {@code TRAILING_BYTES} is the code {@code tls-trailing-bytes}. {@link
 * AlertMapping} says which alert the peer gets to see. A new constant needs three things: its
 * sentences in the catalogue, its line in {@link AlertMapping}, and a test that hits it.
 */
public sealed interface FaultCode extends Code
    permits PeerMisbehaved,
        EchMisbehaved,
        PeerIncompatible,
        InvalidMessage,
        CertificateFault,
        EngineMisuse,
        ConnectionEnd {
  @Override
  default String id() {
    return "tls-" + Code.super.id();
  }

  /** The fault, for a check that needs no evidence beyond its name. */
  default TlsFault toFault() {
    return new TlsFault(this, Finding.of(this));
  }

  /** The fault with what would have passed and what was there instead. */
  default TlsFault toFault(String wanted, String found) {
    return new TlsFault(this, Finding.about(this).wanted(wanted).found(found).build());
  }

  /** The fault with what was checked, what would have passed and what was there instead. */
  default TlsFault toFault(String subject, String wanted, String found) {
    Finding.Builder finding = Finding.about(this).subject(subject).wanted(wanted).found(found);
    return new TlsFault(this, finding.build());
  }
}
