// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;

/** Which rules hold below the certificates of a Java's own store. */
class DefaultAnchorsTest {
  @Test
  void whatCameWithTheJdkIsPublicAndWhatWasAddedIsNot() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "someroot [jdk]", TestCa.at(FixedClock.create()).root().certificate());
    store.setCertificateEntry("ours", TestCa.at(FixedClock.create()).root().certificate());
    TrustAnchors anchors = DefaultAnchors.of(store, "a store", "");
    assertThat(anchors.anchors())
        .extracting(TrustAnchors.Anchor::rules)
        .containsExactlyInAnyOrder(RuleSet.WEB, RuleSet.PRIVATE);
  }
}
