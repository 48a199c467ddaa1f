// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.KeySignature;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.revocation.SignerTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * RFC 5280, 6.3.3 (f): finds the signers of revocation lists, and a path from each to the anchor of
 * the path whose revocation is looked at.
 *
 * @param of the path in question
 * @param index of the certificate whose status is looked for
 */
record SignerSearch(Examination of, int index) implements SignerTrust {
  /**
   * A signer's own path is judged with revocation too, whose lists may have signers of their own.
   * Real ones go one step.
   */
  private static final int MAX_NESTING = 2;

  @Override
  public List<Certificate> named(DistinguishedName name) {
    return known().filter(certificate -> certificate.subject().equals(name)).distinct().toList();
  }

  @Override
  public boolean isTrusted(Certificate signer) {
    // What lies above on the same path is judged along with it.
    return of.certificates().subList(index + 1, of.certificates().size()).contains(signer)
        || leadsToAnchor(signer);
  }

  @Override
  public boolean fits(KeySignature signature, SubjectPublicKey key) {
    return of.signatures().fits(signature, key.lacksParameters() ? working(key) : key);
  }

  /** The key with what it inherits, where it is one of the path's. */
  private SubjectPublicKey working(SubjectPublicKey key) {
    return IntStream.range(0, of.certificates().size())
        .filter(i -> of.certificate(i).key().equals(key))
        .mapToObj(of::workingKey)
        .findFirst()
        .orElse(key);
  }

  private Stream<Certificate> known() {
    return Stream.concat(of.certificates().stream(), of.request().others().stream());
  }

  private boolean leadsToAnchor(Certificate signer) {
    Optional<TrustAnchors.Anchor> anchor = of.path().anchor();
    if (anchor.isEmpty()) {
      return false;
    }
    // The innermost path is judged by all but revocation, so that lists that are about each
    // other's signers come to an end.
    RevocationTerms terms =
        of.nesting() + 1 < MAX_NESTING
            ? of.request().revocation().forSigners()
            : RevocationTerms.off();
    List<Certificate> chain = new ArrayList<>(List.of(signer));
    known().filter(certificate -> !certificate.equals(signer)).forEach(chain::add);
    PathRequest request =
        PathRequest.forAny(chain).withRevocation(terms).withLimits(of.request().limits());
    TrustAnchors anchors = new TrustAnchors(List.of(anchor.get()));
    Judgement judgement = new Judgement(request, of.moment(), of.signatures(), of.nesting() + 1);
    new PathSearch(anchors, request, of.signatures()).run(judgement::accepts);
    return judgement.accepted().isPresent();
  }
}
