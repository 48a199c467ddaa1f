// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.explain.FindingException;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import java.util.List;

/** Files of PEM: certificates, and private keys in each form. */
public final class PemTarget implements FuzzTarget {
  /** By the list of targets. */
  public PemTarget() {}

  @Override
  public String name() {
    return "pem";
  }

  @Override
  public void run(byte[] input) {
    refusedOr(() -> Pem.read(input));
    refusedOr(() -> Certificate.readAll(input));
    refusedOr(() -> PrivateKeyPem.read(input));
  }

  private static void refusedOr(Runnable reading) {
    try {
      reading.run();
    } catch (FindingException refused) {
      if (refused.finding().headline().isEmpty()) {
        throw new IllegalStateException("a finding without a word", refused);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    TestIdentity server = TestCa.create().server("host.example");
    return List.of(server.chainPem().getBytes(ISO_8859_1), server.keyPem().getBytes(ISO_8859_1));
  }
}
