// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.DistinguishedName;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates that are trusted to begin with, and where each came from. Immutable.
 *
 * @param anchors in the order of their stores
 */
public record TrustAnchors(List<Anchor> anchors) {
  /** Copies the list. */
  public TrustAnchors {
    anchors = List.copyOf(anchors);
  }

  /**
   * One trusted certificate.
   *
   * @param certificate what is trusted
   * @param store what people call the store that it came from, for instance {@code the system's
   *     store}
   * @param path the store's file or folder, or empty where there is none
   * @param rules what holds below it: {@link RuleSet#WEB} for public authorities
   */
  public record Anchor(Certificate certificate, String store, String path, RuleSet rules) {
    /** An anchor of one's own. */
    public Anchor(Certificate certificate, String store, String path) {
      this(certificate, store, path, RuleSet.PRIVATE);
    }
  }

  /** The certificates of one store, as anchors of one's own. */
  public static TrustAnchors of(String store, String path, List<Certificate> certificates) {
    return new TrustAnchors(
        certificates.stream().map(certificate -> new Anchor(certificate, store, path)).toList());
  }

  /** The same certificates with other rules below them. */
  public TrustAnchors under(RuleSet rules) {
    return new TrustAnchors(
        anchors.stream()
            .map(anchor -> new Anchor(anchor.certificate, anchor.store, anchor.path, rules))
            .toList());
  }

  /** These and further ones. */
  public TrustAnchors plus(TrustAnchors more) {
    List<Anchor> all = new ArrayList<>(anchors);
    all.addAll(more.anchors);
    return new TrustAnchors(all);
  }

  /** Whether nothing is trusted. */
  public boolean isEmpty() {
    return anchors.isEmpty();
  }

  /** The stores in a sentence: each name with its path once. */
  public String storesText() {
    List<String> stores =
        anchors.stream()
            .map(anchor ->
                anchor.path.isEmpty() ? anchor.store : anchor.store + " (" + anchor.path + ")")
            .distinct()
            .toList();
    String names = stores.isEmpty() ? "no store" : String.join(", ", stores);
    return names + ", " + anchors.size() + (anchors.size() == 1 ? " certificate" : " certificates");
  }

  List<Anchor> named(DistinguishedName subject) {
    List<Anchor> named = new ArrayList<>();
    for (Anchor anchor : anchors) {
      if (anchor.certificate.subject().equals(subject)) {
        named.add(anchor);
      }
    }
    return named;
  }
}
