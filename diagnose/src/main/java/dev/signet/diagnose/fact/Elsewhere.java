// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.trust.StoreContent;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import java.util.ArrayList;
import java.util.List;

/**
 * What other trust stores of this machine make of a chain that ends at nothing that is trusted.
 *
 * @param having those in which the way up ends at a root
 * @param lacking the others
 */
public record Elsewhere(List<StoreContent> having, List<StoreContent> lacking) {
  /** No other store was looked at. */
  public static final Elsewhere UNSEEN = new Elsewhere(List.of(), List.of());

  /** Copies the lists. */
  public Elsewhere {
    having = List.copyOf(having);
    lacking = List.copyOf(lacking);
  }

  /** Goes up the chain once more for each store. */
  public static Elsewhere of(List<Certificate> sent, List<StoreContent> stores) {
    List<StoreContent> having = new ArrayList<>();
    List<StoreContent> lacking = new ArrayList<>();
    for (StoreContent store : stores) {
      TrustAnchors anchors = TrustAnchors.of(store.name(), store.path(), store.roots());
      boolean has = ChainWalk.of(sent, anchors).anchor().isPresent();
      (has ? having : lacking).add(store);
    }
    return new Elsewhere(having, lacking);
  }
}
