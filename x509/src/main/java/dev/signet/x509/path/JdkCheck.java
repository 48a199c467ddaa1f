// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.X509Code;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The JDK's PKIX validator: signatures, policies and revocation, and a second opinion on the rest
 * (RFC 5280, 6).
 */
final class JdkCheck implements Check {
  @Override
  public List<Finding> findings(CandidatePath path, PathRequest request, Instant moment) {
    if (path.belowAnchor().isEmpty()) {
      return List.of();
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = path.belowAnchor().stream().map(Certificate::toX509).toList();
      CertPath certPath = factory.generateCertPath(chain);
      CertPathValidator.getInstance("PKIX")
          .validate(certPath, parameters(path, request, moment, factory));
      return List.of();
    } catch (CertPathValidatorException e) {
      return List.of(finding(path, e));
    } catch (FindingException e) {
      return List.of(e.finding());
    } catch (GeneralSecurityException | RuntimeException e) {
      // The JDK's validator lets unchecked exceptions of hostile names and constraints through.
      return List.of(refused(path, 0, String.valueOf(e.getMessage())));
    }
  }

  private static PKIXParameters parameters(
      CandidatePath path, PathRequest request, Instant moment, CertificateFactory factory)
      throws GeneralSecurityException {
    X509Certificate anchor = path.certificates().getLast().toX509();
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setDate(Date.from(moment.truncatedTo(ChronoUnit.SECONDS)));
    parameters.setRevocationEnabled(!request.revocation().isEmpty());
    if (!request.revocation().isEmpty()) {
      parameters.addCertStore(store(request, path, factory));
    }
    return parameters;
  }

  private static CertStore store(
      PathRequest request, CandidatePath path, CertificateFactory factory)
      throws GeneralSecurityException {
    List<Object> content = new ArrayList<>();
    for (Crl crl : request.revocation()) {
      CRL read = factory.generateCRL(new ByteArrayInputStream(crl.encoded().toArray()));
      content.add(read);
    }
    // Issuers of lists that are not on the path are looked for here.
    request.others().stream().map(Certificate::toX509).forEach(content::add);
    path.certificates().stream().map(Certificate::toX509).forEach(content::add);
    return CertStore.getInstance("Collection", new CollectionCertStoreParameters(content));
  }

  private static Finding finding(CandidatePath path, CertPathValidatorException e) {
    int index = Math.max(0, e.getIndex());
    String message = Printable.line(String.valueOf(e.getMessage()));
    return switch (e.getReason()) {
      case BasicReason reason -> basic(path, index, reason, message);
      case PKIXReason reason -> pkix(path, index, reason, message);
      case null, default -> refused(path, index, message);
    };
  }

  private static Finding basic(CandidatePath path, int index, BasicReason reason, String message) {
    return switch (reason) {
      case EXPIRED -> about(X509Code.CERTIFICATE_EXPIRED, path, index, message);
      case NOT_YET_VALID -> about(X509Code.CERTIFICATE_NOT_YET_VALID, path, index, message);
      case REVOKED -> about(X509Code.CERTIFICATE_REVOKED, path, index, message);
      case UNDETERMINED_REVOCATION_STATUS ->
          about(X509Code.REVOCATION_UNKNOWN, path, index, message);
      case ALGORITHM_CONSTRAINED ->
          Check.about(X509Code.CERTIFICATE_ALGORITHM_WEAK, path, index)
              .wanted("what this Java's security policy allows")
              .found(message)
              .build();
      case INVALID_SIGNATURE -> Signatures.mismatch(path, index);
      case UNSPECIFIED -> refused(path, index, message);
    };
  }

  private static Finding pkix(CandidatePath path, int index, PKIXReason reason, String message) {
    return switch (reason) {
      case INVALID_POLICY -> about(X509Code.CERTIFICATE_POLICY, path, index, message);
      case INVALID_NAME -> commonName(path, index);
      case INVALID_KEY_USAGE -> about(X509Code.CERTIFICATE_KEY_USAGE, path, index, message);
      case NOT_CA_CERT -> about(X509Code.ISSUER_NOT_AUTHORITY, path, index, message);
      case PATH_TOO_LONG -> about(X509Code.PATH_LENGTH_EXCEEDED, path, index, message);
      case UNRECOGNIZED_CRIT_EXT ->
          about(X509Code.CRITICAL_EXTENSION_UNKNOWN, path, index, message);
      case NAME_CHAINING, NO_TRUST_ANCHOR -> unlinked(path, message);
    };
  }

  /** Our own check of the names has passed before, and the JDK alone looks at common names. */
  private static Finding commonName(CandidatePath path, int index) {
    Certificate refused = path.certificates().get(index);
    String authority =
        path.certificates().stream()
            .skip(index + 1)
            .filter(above -> above.extension(NameConstraints.class).isPresent())
            .map(Certificate::shortText)
            .findFirst()
            .orElse("an authority above");
    return Check.about(X509Code.COMMON_NAME_CONSTRAINED, path, index)
        .wanted("a host among the alternative names")
        .found(Printable.line(refused.subject().shortText()))
        .with("authority", Printable.line(authority))
        .build();
  }

  /**
   * The JDK does not say why a path does not reach its anchor; most often the anchor has another
   * key.
   */
  private static Finding unlinked(CandidatePath path, String message) {
    int last = path.belowAnchor().size() - 1;
    Certificate anchor = path.certificates().getLast();
    return path.belowAnchor().get(last).isSignedBy(anchor.key())
        ? refused(path, last, message)
        : Signatures.mismatch(path, last);
  }

  private static Finding about(X509Code code, CandidatePath path, int index, String message) {
    return Check.about(code, path, index).found(message).build();
  }

  private static Finding refused(CandidatePath path, int index, String message) {
    return about(X509Code.PATH_REFUSED, path, index, Printable.line(message));
  }
}
