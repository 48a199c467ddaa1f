// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.http.CertifiedKey;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import java.security.PrivateKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A private key, its chain, and the names for which it is shown. Immutable. */
public final class HeldCertificate {
  private final List<Certificate> chain;
  private final PrivateKey key;
  private final CertifiedKey certified;
  private final Set<String> hosts;
  private final Set<String> wildcardParents;

  /**
   * A key with its chain, which is not empty.
   *
   * @param chain the certificate first
   */
  public HeldCertificate(PrivateKey key, List<Certificate> chain) {
    this.chain = List.copyOf(chain);
    this.key = key;
    this.certified = new CertifiedKey(key, chain.stream().map(Certificate::toX509).toList());
    Set<String> dns =
        leaf().names().stream()
            .filter(DnsName.class::isInstance)
            .map(GeneralName::value)
            .collect(Collectors.toSet());
    this.hosts = dns;
    this.wildcardParents =
        dns.stream()
            .filter(h -> h.startsWith("*."))
            .map(h -> h.substring(1))
            .collect(Collectors.toSet());
  }

  /** The certificate. */
  public Certificate leaf() {
    return chain.getFirst();
  }

  /** The certificate first, the root left out. */
  public List<Certificate> chain() {
    return chain;
  }

  /** Its key. */
  public PrivateKey key() {
    return key;
  }

  /** Both, as handshakes want them. */
  public CertifiedKey certified() {
    return certified;
  }

  /**
   * Whether a host name in lower case is one of its names. A wildcard stands for one label (RFC
   * 9525, 6.3).
   */
  public boolean covers(String host) {
    int dot = host.indexOf('.');
    return hosts.contains(host) || (dot > 0 && wildcardParents.contains(host.substring(dot)));
  }

  /** Whether it has exactly these names. */
  public boolean names(List<GeneralName> wanted) {
    return new HashSet<>(leaf().names()).equals(new HashSet<>(wanted));
  }
}
