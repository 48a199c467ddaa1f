// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;

/**
 * What a side is willing to speak, each list in its order of preference.
 *
 * @param versions TLS 1.3, TLS 1.2 or both
 * @param suites cipher suites of all those versions
 * @param groups for the key exchange; taking the classical ones out enforces hybrids
 * @param schemes for signatures of the peer's key
 * @param certificateSchemes for signatures in the peer's chain; empty where they are the same
 * @param compressions of certificates, both ways (RFC 8879); none unless wanted
 */
public record Parameters(
    List<ProtocolVersion> versions,
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    List<CertificateCompression> compressions) {
  /** Copies the lists and refuses empty ones. */
  public Parameters {
    versions = List.copyOf(versions);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    schemes = List.copyOf(schemes);
    certificateSchemes = List.copyOf(certificateSchemes);
    compressions = List.copyOf(compressions);
    if (versions.isEmpty() || suites.isEmpty() || schemes.isEmpty()) {
      throw new IllegalArgumentException("a version, a suite and a scheme are needed at least");
    }
  }

  /** Without compression of certificates. */
  public Parameters(
      List<ProtocolVersion> versions,
      List<CipherSuite> suites,
      List<NamedGroup> groups,
      List<SignatureScheme> schemes,
      List<SignatureScheme> certificateSchemes) {
    this(versions, suites, groups, schemes, certificateSchemes, List.of());
  }

  /** All that the engine has, the fastest groups of these primitives first. */
  public static Parameters standard(Primitives primitives) {
    return new Parameters(
        ProtocolVersion.newestFirst(),
        List.of(CipherSuite.values()),
        primitives.groupsBySpeed(),
        List.of(SignatureScheme.values()),
        List.of());
  }

  /** Whether a version may be spoken. */
  public boolean allows(ProtocolVersion version) {
    return versions.contains(version);
  }

  /** The same with other versions. */
  public Parameters withVersions(ProtocolVersion... wanted) {
    return new Parameters(
        List.of(wanted), suites, groups, schemes, certificateSchemes, compressions);
  }

  /** The same with other suites. */
  public Parameters withSuites(List<CipherSuite> wanted) {
    return new Parameters(versions, wanted, groups, schemes, certificateSchemes, compressions);
  }

  /** The same with other groups. */
  public Parameters withGroups(List<NamedGroup> wanted) {
    return new Parameters(versions, suites, wanted, schemes, certificateSchemes, compressions);
  }

  /** The same with other signature schemes. */
  public Parameters withSchemes(List<SignatureScheme> wanted) {
    return new Parameters(versions, suites, groups, wanted, certificateSchemes, compressions);
  }

  /** The same with ways to compress certificates, most wanted first. */
  public Parameters withCompressions(CertificateCompression... wanted) {
    return new Parameters(versions, suites, groups, schemes, certificateSchemes, List.of(wanted));
  }
}
