// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.PeerCertificates.PeerRole;
import java.util.Arrays;

/** What a CertificateVerify of TLS 1.3 signs (RFC 9846, 4.4.3). */
public final class SignedContent {
  private static final int PADDING = 64;
  private static final byte[] SERVER = "TLS 1.3, server CertificateVerify".getBytes(US_ASCII);
  private static final byte[] CLIENT = "TLS 1.3, client CertificateVerify".getBytes(US_ASCII);

  private SignedContent() {}

  /**
   * 64 spaces, so that no signature of TLS 1.2 is one of TLS 1.3; who signs; a zero; the hash.
   *
   * @param role who signs
   */
  public static byte[] of(PeerRole role, byte[] transcriptHash) {
    byte[] label = role == PeerRole.SERVER ? SERVER : CLIENT;
    byte[] content = new byte[PADDING + label.length + 1 + transcriptHash.length];
    Arrays.fill(content, 0, PADDING, (byte) ' ');
    System.arraycopy(label, 0, content, PADDING, label.length);
    int at = PADDING + label.length + 1;
    System.arraycopy(transcriptHash, 0, content, at, transcriptHash.length);
    return content;
  }
}
