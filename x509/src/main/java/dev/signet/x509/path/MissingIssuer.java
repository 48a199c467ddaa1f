// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.X509Code;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says why no path reached an anchor.
 *
 * @param deadEnd the longest path that led nowhere
 * @param request what was judged
 * @param anchors what is trusted
 * @param judgement what was found on the way
 */
record MissingIssuer(
    CandidatePath deadEnd, PathRequest request, TrustAnchors anchors, Judgement judgement) {

  Finding explain() {
    int index = deadEnd.certificates().size() - 1;
    Certificate top = deadEnd.certificates().getLast();
    X509Code code = code(top, index);
    Finding.Builder finding =
        Check.about(code, deadEnd, index)
            .wanted("an issuer in " + anchors.storesText())
            .with("stores", anchors.storesText())
            .found(found(code, top))
            .with("issuer", Printable.line(top.issuer().shortText()))
            .with("fingerprint", top.fingerprint());
    Fetches.issuerPlaces(top)
        .findFirst()
        .ifPresent(place -> finding.with("source", Printable.line(place.toString())));
    return finding.build();
  }

  private X509Code code(Certificate top, int index) {
    if (top.isSelfIssued()) {
      return index == 0 ? X509Code.CERTIFICATE_SELF_SIGNED : X509Code.ROOT_UNTRUSTED;
    }
    List<Certificate> named = named(top);
    if (named.stream().anyMatch(issuer -> judgement.fits(top, issuer))) {
      // The issuer is there and is none that leads on: authorities that vouch for each other.
      return X509Code.ROOT_UNTRUSTED;
    }
    if (!named.isEmpty()) {
      return named.stream().anyMatch(issuer -> isMeant(top, issuer))
          ? X509Code.CERTIFICATE_SIGNATURE_INVALID
          : X509Code.ISSUER_KEY_DIFFERS;
    }
    boolean nothingAbove = index == 0 || Fetches.issuerPlaces(top).findAny().isPresent();
    return nothingAbove ? X509Code.INTERMEDIATE_MISSING : X509Code.ISSUER_UNKNOWN;
  }

  private List<Certificate> named(Certificate top) {
    return Stream.concat(
            anchors.named(top.issuer()).stream().map(TrustAnchors.Anchor::certificate),
            request.others().stream().filter(other -> other.subject().equals(top.issuer())))
        .toList();
  }

  /** Whether both say that this key signed, although the signature does not fit. */
  private static boolean isMeant(Certificate top, Certificate issuer) {
    return top.extension(AuthorityKeyIdentifier.class).isPresent()
        && KeyIdentifiers.agree(top, issuer);
  }

  private static String found(X509Code code, Certificate top) {
    return switch (code) {
      case ISSUER_KEY_DIFFERS ->
          "another key under the name " + Printable.line(top.issuer().shortText());
      case CERTIFICATE_SIGNATURE_INVALID -> "a signature that does not fit";
      default -> "the issuer " + Printable.line(top.issuer().toString());
    };
  }
}
