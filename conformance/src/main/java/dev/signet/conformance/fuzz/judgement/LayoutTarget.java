// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.testkit.TestCa;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.layout.ByteLayout;
import dev.signet.x509.layout.Segment;
import java.util.List;

/** Bytes that may be a certificate: each belongs to one segment, whatever they are. */
public final class LayoutTarget implements FuzzTarget {
  /** By the list of targets. */
  public LayoutTarget() {}

  @Override
  public String name() {
    return "layouts";
  }

  @Override
  public void run(byte[] input) {
    WorkLimit.hold(() -> lay(input));
  }

  private static void lay(byte[] input) {
    ByteLayout layout = ByteLayout.of(Bytes.of(input));
    int at = 0;
    for (Segment segment : layout.segments()) {
      if (segment.range().from() != at || segment.range().to() <= at) {
        throw new IllegalStateException("a gap or an overlap at " + at + ": " + segment);
      }
      at = segment.range().to();
    }
    if (at != input.length) {
      throw new IllegalStateException(at + " of " + input.length + " bytes are laid out");
    }
    if (layout.toJson().isEmpty() || (input.length > 0 && layout.toText().isEmpty())) {
      throw new IllegalStateException("nothing is shown");
    }
  }

  @Override
  public List<byte[]> seeds() {
    return TestCa.create().server("host.example", "*.example", "192.0.2.1").chainDer();
  }
}
