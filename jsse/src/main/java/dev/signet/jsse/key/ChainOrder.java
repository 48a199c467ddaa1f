// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.x509.Certificate;
import java.security.PrivateKey;
import java.util.List;

/**
 * Whether certificates stand in the order in which they are sent.
 *
 * <p>RFC 9846, 4.4.2: "The sender's certificate MUST come in the first CertificateEntry in the
 * list. Each following certificate SHOULD directly certify the one immediately preceding it."
 */
final class ChainOrder {
  private ChainOrder() {}

  static void check(List<Certificate> chain, PrivateKey key) {
    for (int i = 1; i < chain.size(); i++) {
      Certificate below = chain.get(i - 1);
      if (!below.issuer().equals(chain.get(i).subject())) {
        throw unordered(
            chain,
            "the certificate of " + below.issuer().shortText() + " in place " + (i + 1),
            leafElsewhere(chain, key, i));
      }
    }
  }

  private static String leafElsewhere(List<Certificate> chain, PrivateKey key, int broken) {
    boolean mayProbe = key.getEncoded() != null;
    for (int i = 1; mayProbe && i < chain.size(); i++) {
      if (chain.get(i).key().matches(key)) {
        return "the key's own certificate in place " + (i + 1);
      }
    }
    return "that of " + chain.get(broken).shortText();
  }

  private static FindingException unordered(List<Certificate> chain, String wanted, String found) {
    return Finding.about(JsseCode.CHAIN_UNORDERED)
        .subject(chain.getFirst().shortText())
        .wanted(wanted)
        .found(found)
        .toException();
  }
}
