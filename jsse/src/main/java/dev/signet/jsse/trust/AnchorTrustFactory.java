// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CRL;
import java.security.cert.CertPathParameters;
import java.security.cert.CertStore;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/** Makes trust managers from key stores or path parameters. */
public final class AnchorTrustFactory extends TrustManagerFactorySpi {
  private final DefaultAnchors defaults;
  private final InstantSource clock;
  private @Nullable AnchorTrustManager made;

  /** A factory that falls back to defaults and goes by a clock. */
  public AnchorTrustFactory(DefaultAnchors defaults, InstantSource clock) {
    this.defaults = defaults;
    this.clock = clock;
  }

  @Override
  protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
    try {
      TrustAnchors anchors =
          store == null ? defaults.anchors() : DefaultAnchors.of(store, "the given key store", "");
      made =
          new AnchorTrustManager(
              new PeerJudge(anchors, RevocationTerms.off(), KeyPins.none(), "", clock));
    } catch (FindingException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(@Nullable ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof CertPathTrustManagerParameters given)) {
      throw new InvalidAlgorithmParameterException(
          "CertPathTrustManagerParameters are wanted, found " + parameters);
    }
    CertPathParameters path = given.getParameters();
    if (!(path instanceof PKIXParameters pkix)) {
      throw new InvalidAlgorithmParameterException("PKIXParameters are wanted, found " + path);
    }
    RevocationTerms revocation = pkix.isRevocationEnabled() ? strict(pkix) : RevocationTerms.off();
    made =
        new AnchorTrustManager(new PeerJudge(anchors(pkix), revocation, KeyPins.none(), "", clock));
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    if (made == null) {
      throw new IllegalStateException("TrustManagerFactory is not initialized");
    }
    return new TrustManager[] {made};
  }

  private static TrustAnchors anchors(PKIXParameters parameters) {
    List<Certificate> trusted = new ArrayList<>();
    for (TrustAnchor anchor : parameters.getTrustAnchors()) {
      @Nullable X509Certificate certificate = anchor.getTrustedCert();
      if (certificate != null) {
        trusted.add(Certificate.of(certificate));
      }
    }
    return TrustAnchors.of("the given anchors", "", trusted);
  }

  /** Whoever is in no list and has no staple is refused. */
  private static RevocationTerms strict(PKIXParameters parameters)
      throws InvalidAlgorithmParameterException {
    List<Crl> lists = lists(parameters);
    if (lists.isEmpty()) {
      throw new InvalidAlgorithmParameterException(
          "revocation is to be checked, and no CertStore holds a revocation list to look in");
    }
    return RevocationTerms.of(RevocationTerms.Mode.HARD).plusLists(lists);
  }

  private static List<Crl> lists(PKIXParameters parameters)
      throws InvalidAlgorithmParameterException {
    List<Crl> lists = new ArrayList<>();
    try {
      for (CertStore store : parameters.getCertStores()) {
        addLists(lists, store);
      }
      return lists;
    } catch (GeneralSecurityException | FindingException e) {
      throw new InvalidAlgorithmParameterException(e);
    }
  }

  private static void addLists(List<Crl> lists, CertStore store) throws GeneralSecurityException {
    for (CRL crl : store.getCRLs(null)) {
      if (crl instanceof X509CRL list) {
        lists.add(Crl.read(list.getEncoded()));
      }
    }
  }
}
