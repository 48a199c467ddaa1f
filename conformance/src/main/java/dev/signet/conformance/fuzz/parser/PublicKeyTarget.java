// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.testkit.TestCa;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/** Raw public keys. */
public final class PublicKeyTarget implements FuzzTarget {
  /** By the list of targets. */
  public PublicKeyTarget() {}

  @Override
  public String name() {
    return "public-keys";
  }

  @Override
  public void run(byte[] input) {
    Bytes encoded = Bytes.of(input);
    try {
      SubjectPublicKeyInfo.read(encoded);
      SubjectPublicKeyInfo.requireForm(encoded);
    } catch (TlsFault fault) {
      if (fault.code().id().isEmpty()) {
        throw new IllegalStateException("a fault without a code", fault);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    TestCa ca = TestCa.create();
    return List.of(ca.server("host.example").keys().getPublic().getEncoded());
  }
}
