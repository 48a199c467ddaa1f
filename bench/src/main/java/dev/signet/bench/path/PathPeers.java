// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.path;

import dev.signet.bench.path.ChainSet.Chain;
import dev.signet.x509.Certificate;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The validators that run in this process. */
final class PathPeers {
  private PathPeers() {}

  /** Ours, and the host's name with it. */
  static PathPeer signet(VerifyProviders providers) {
    return chain -> {
      Certificate root = Certificate.read(chain.root());
      List<Certificate> sent =
          List.of(Certificate.read(chain.leaf()), Certificate.read(chain.intermediate()));
      TrustAnchors anchors = TrustAnchors.of("the bench", "", List.of(root));
      Verdict verdict =
          new Verifier(anchors, InstantSource.system(), providers)
              .verify(PathRequest.forServer(sent, ChainSet.HOST));
      if (!(verdict instanceof Verdict.Trusted)) {
        throw new IllegalStateException(verdict.toString());
      }
    };
  }

  /** What our path's two signatures cost alone, with keys that are read afresh. */
  static PathPeer signatures(VerifyProviders providers) {
    return new Signatures(providers);
  }

  private static final class Signatures implements PathPeer {
    private final VerifyProviders providers;

    private Signatures(VerifyProviders providers) {
      this.providers = providers;
    }

    @Override
    public void validate(Chain chain) {
      Certificate root = Certificate.read(chain.root());
      Certificate intermediate = Certificate.read(chain.intermediate());
      Certificate leaf = Certificate.read(chain.leaf());
      check(leaf, intermediate);
      check(intermediate, root);
    }

    private void check(Certificate certificate, Certificate issuer) {
      if (!certificate.isSignedBy(issuer.key(), providers)) {
        throw new IllegalStateException("a signature that does not fit");
      }
    }
  }

  /** What reading our three certificates costs alone. */
  static PathPeer reading() {
    return chain -> {
      Certificate.read(chain.root());
      Certificate.read(chain.intermediate());
      Certificate.read(chain.leaf());
    };
  }

  /** The JDK's PKIX, which looks at no name. */
  static PathPeer jdk() {
    return pkix(Objects.requireNonNull(Security.getProvider("SUN")));
  }

  /** Bouncy Castle's PKIX, which looks at no name. */
  static PathPeer bouncyCastle() {
    return pkix(new BouncyCastleProvider());
  }

  private static PathPeer pkix(Provider provider) {
    return chain -> {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(read(factory, chain.root()), null)));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX", provider)
          .validate(
              factory.generateCertPath(
                  List.of(read(factory, chain.leaf()), read(factory, chain.intermediate()))),
              parameters);
    };
  }

  private static X509Certificate read(CertificateFactory factory, byte[] der)
      throws GeneralSecurityException {
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }
}
