// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/** The order of a hybrid's two parts, RFC 10024: the group says which comes first. */
final class Hybrid {
  private Hybrid() {}

  static byte[] join(NamedGroup group, byte[] kemPart, byte[] curvePart) {
    byte[] first = group.kemFirst() ? kemPart : curvePart;
    byte[] second = group.kemFirst() ? curvePart : kemPart;
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** The curve's part of a share whose whole length was checked. */
  static Bytes curvePart(NamedGroup group, Bytes share) {
    int length = group.curve().clientShareLength();
    return share.slice(group.kemFirst() ? share.length() - length : 0, length);
  }

  /** The part of ML-KEM of a share whose whole length was checked. */
  static Bytes kemPart(NamedGroup group, Bytes share) {
    int length = share.length() - group.curve().clientShareLength();
    return share.slice(group.kemFirst() ? 0 : share.length() - length, length);
  }
}
