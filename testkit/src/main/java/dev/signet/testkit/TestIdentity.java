// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key pair with its certificate and, above it, who issued that. */
public final class TestIdentity {
  private final KeyPair keys;
  private final byte[] der;
  private final @Nullable TestIdentity issuer;

  TestIdentity(KeyPair keys, byte[] der, @Nullable TestIdentity issuer) {
    this.keys = keys;
    this.der = der;
    this.issuer = issuer;
  }

  /** Both halves of the key. */
  public KeyPair keys() {
    return keys;
  }

  /** Who signed; empty for a root. */
  public Optional<TestIdentity> issuer() {
    return Optional.ofNullable(issuer);
  }

  /** The certificate in DER: also one that the JDK would refuse to read. */
  public byte[] der() {
    return der.clone();
  }

  /** The certificate for the JCA. */
  public X509Certificate certificate() {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("the JDK refuses to read this certificate", e);
    }
  }

  /** This certificate and those above it without the root, as a server sends them. */
  public List<TestIdentity> path() {
    List<TestIdentity> path = new ArrayList<>();
    path.add(this);
    TestIdentity above = issuer;
    while (above != null && above.issuer != null) {
      path.add(above);
      above = above.issuer;
    }
    return List.copyOf(path);
  }

  /** The certificates of {@link #path} for the JCA. */
  public List<X509Certificate> chain() {
    return path().stream().map(TestIdentity::certificate).toList();
  }

  /** The certificates of {@link #path} in DER. */
  public List<byte[]> chainDer() {
    return path().stream().map(TestIdentity::der).toList();
  }

  /** The certificate in PEM. */
  public String pem() {
    return pem("CERTIFICATE", der);
  }

  /** The certificates of {@link #path} in PEM. */
  public String chainPem() {
    StringBuilder text = new StringBuilder();
    path().forEach(identity -> text.append(identity.pem()));
    return text.toString();
  }

  /** The private key in PEM (PKCS#8). */
  public String keyPem() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  private static String pem(String label, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
