// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import java.util.List;

/**
 * What a side wants the peer to show, and what beside it.
 *
 * @param kinds what is taken, most wanted first: X.509, raw public keys (RFC 7250) or both
 * @param staple whether an OCSP response is asked for (RFC 6066, 8; of a client in TLS 1.3 alone)
 * @param timestamps whether signed certificate timestamps are asked for (RFC 6962, 3.3.1)
 */
public record CertificateWishes(List<CertificateKind> kinds, boolean staple, boolean timestamps) {
  /** X.509, and nothing beside it. */
  public static final CertificateWishes PLAIN =
      new CertificateWishes(CertificateKind.DEFAULT, false, false);

  /** X.509, with an OCSP response where there is one. */
  public static final CertificateWishes STAPLED = PLAIN.withStaple(true);

  /** Copies the list, and refuses an empty one. */
  public CertificateWishes {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("one kind of certificate is needed at least");
    }
  }

  /** The same with other kinds. */
  public CertificateWishes withKinds(CertificateKind... wanted) {
    return new CertificateWishes(List.of(wanted), staple, timestamps);
  }

  /** The same with or without a wish for an OCSP response. */
  public CertificateWishes withStaple(boolean wanted) {
    return new CertificateWishes(kinds, wanted, timestamps);
  }

  /** The same with or without a wish for signed certificate timestamps. */
  public CertificateWishes withTimestamps(boolean wanted) {
    return new CertificateWishes(kinds, staple, wanted);
  }
}
