// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.policy.PolicyInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The JDK's path builder, PKIX. It knows no host names. */
final class JdkPeer implements DiffPeer {
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";

  /** As many intermediates as our own verifier takes. */
  private static final int MAX_INTERMEDIATES = 10;

  @Override
  public String name() {
    return "jdk";
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public boolean takes(DiffCase asked) {
    return true;
  }

  @Override
  public boolean looksAtNames() {
    return false;
  }

  @Override
  public List<DiffAnswer> judge(List<DiffCase> cases) {
    return cases.stream().map(JdkPeer::judge).toList();
  }

  private static DiffAnswer judge(DiffCase asked) {
    try {
      CertPathBuilder.getInstance("PKIX").build(parameters(asked));
      return DiffAnswer.TRUSTED;
    } catch (CertPathBuilderException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return DiffAnswer.refused(String.valueOf(cause.getMessage()));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // Its checks let unchecked exceptions through, which ends a handshake as well.
      return DiffAnswer.refused(e.toString());
    }
  }

  private static PKIXBuilderParameters parameters(DiffCase asked)
      throws GeneralSecurityException, IOException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(read(asked.chain().leaf()));
    if (asked.question().host().isPresent()) {
      target.setExtendedKeyUsage(Set.of(SERVER));
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(asked), target);
    parameters.setDate(Date.from(asked.question().moment()));
    parameters.setMaxPathLength(MAX_INTERMEDIATES);
    List<Object> beside = new ArrayList<>(readable(asked.others()));
    beside.add(read(asked.chain().leaf()));
    parameters.setRevocationEnabled(asked.question().status().isPresent());
    if (asked.question().status().isPresent()) {
      DiffCase.Status status = asked.question().status().get();
      for (Bytes list : status.lists()) {
        beside.add(factory().generateCRL(new ByteArrayInputStream(list.toArray())));
      }
      set(parameters, status.policies());
    }
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(beside)));
    return parameters;
  }

  private static void set(PKIXBuilderParameters parameters, PolicyInputs policies) {
    parameters.setInitialPolicies(
        policies.initial().stream().map(Object::toString).collect(Collectors.toSet()));
    parameters.setExplicitPolicyRequired(policies.requireExplicit());
    parameters.setPolicyMappingInhibited(policies.inhibitMapping());
    parameters.setAnyPolicyInhibited(policies.inhibitAny());
  }

  private static Set<TrustAnchor> anchors(DiffCase asked) {
    Set<TrustAnchor> anchors = new HashSet<>();
    for (Certificate root : readable(asked.chain().trusted())) {
      anchors.add(new TrustAnchor((X509Certificate) root, null));
    }
    return anchors;
  }

  private static List<Certificate> readable(List<Bytes> encoded) {
    List<Certificate> read = new ArrayList<>();
    for (Bytes one : encoded) {
      try {
        read.add(read(one));
      } catch (CertificateException e) {
        // What it cannot read it cannot use.
      }
    }
    return read;
  }

  private static X509Certificate read(Bytes der) throws CertificateException {
    return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der.toArray()));
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
