// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.tls.CertificateCompression;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ways to compress that the runner knows: they put bytes in front, or take them away.
 *
 * @param code as on the wire
 * @param removed stands in front of every Certificate message of the handshake, and is left out
 * @param added is put in front
 * @param random whether what is put in front is anything of that length
 */
record TestCompression(int code, List<Byte> removed, List<Byte> added, boolean random)
    implements CertificateCompression {
  private static final byte ZERO = 0;
  private static final TestCompression EXPANDING =
      new TestCompression(
          0xff02, List.of(), List.of((byte) 1, (byte) 2, (byte) 3, (byte) 4), false);
  private static final TestCompression SHRINKING =
      new TestCompression(0xff01, Collections.nCopies(2, ZERO), List.of(), false);
  private static final TestCompression RANDOM =
      new TestCompression(0xff03, List.of(), List.of(ZERO), true);
  private static final List<TestCompression> ALL = List.of(EXPANDING, SHRINKING, RANDOM);

  /** Copies the lists. */
  TestCompression {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** Those that a test installs, most wanted first. */
  static List<CertificateCompression> of(Settings settings) throws NotImplemented {
    if (settings.has(Flag.INSTALL_CERT_COMPRESSION_ALGS)) {
      return List.copyOf(ALL);
    }
    if (!settings.has(Flag.INSTALL_ONE_CERT_COMPRESSION_ALG)) {
      return List.of();
    }
    long code = settings.number(Flag.INSTALL_ONE_CERT_COMPRESSION_ALG);
    return List.of(
        ALL.stream()
            .filter(each -> each.code == code)
            .findFirst()
            .orElseThrow(() -> new NotImplemented("compression 0x" + Long.toHexString(code))));
  }

  @Override
  public byte[] compress(byte[] message) {
    int kept = message.length - removed.size();
    byte[] compressed = new byte[added.size() + kept];
    for (int i = 0; i < added.size(); i++) {
      compressed[i] = random ? (byte) ThreadLocalRandom.current().nextInt() : added.get(i);
    }
    System.arraycopy(message, removed.size(), compressed, added.size(), kept);
    return compressed;
  }

  @Override
  public boolean expand(byte[] compressed, byte[] message) {
    int kept = compressed.length - added.size();
    if (kept < 0 || message.length != removed.size() + kept || !begins(compressed)) {
      return false;
    }
    Arrays.fill(message, 0, removed.size(), ZERO);
    System.arraycopy(compressed, added.size(), message, removed.size(), kept);
    return true;
  }

  private boolean begins(byte[] compressed) {
    for (int i = 0; i < added.size() && !random; i++) {
      if (compressed[i] != added.get(i)) {
        return false;
      }
    }
    return true;
  }
}
