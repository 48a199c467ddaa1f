// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.explain.FindingException;
import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Crl;
import dev.signet.x509.text.Inspection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Certificates, requests and revocation lists in DER, by the first byte; with the text that is
 * shown of them.
 */
public final class CertificateTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int KINDS = 3;

  /** By the list of targets. */
  public CertificateTarget() {}

  @Override
  public String name() {
    return "certificates";
  }

  @Override
  public void run(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] der = Arrays.copyOfRange(input, 1, input.length);
    try {
      Inspection shown = inspect((input[0] & 0xff) % KINDS, der);
      if (shown.toText().isEmpty() || shown.toJson().isEmpty()) {
        throw new IllegalStateException("nothing is shown");
      }
    } catch (FindingException refused) {
      if (refused.finding().code().id().isEmpty()) {
        throw new IllegalStateException("a finding without a code", refused);
      }
    }
  }

  private static Inspection inspect(int kind, byte[] der) {
    return switch (kind) {
      case 0 -> Inspection.of(Certificate.read(der), NOW);
      case 1 -> Inspection.of(CertificateRequest.read(der));
      default -> Inspection.of(Crl.read(der), NOW);
    };
  }

  @Override
  public List<byte[]> seeds() {
    TestCa ca = TestCa.create();
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] der : ca.server("host.example", "*.example", "192.0.2.1").chainDer()) {
      byte[] seed = new byte[1 + der.length];
      System.arraycopy(der, 0, seed, 1, der.length);
      seeds.add(seed);
      byte[] asList = seed.clone();
      asList[0] = 2;
      seeds.add(asList);
    }
    return seeds;
  }
}
