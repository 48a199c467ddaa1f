// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an authority allows, as settings of the engine.
 *
 * @param flag asks for it
 * @param suites of both versions
 * @param groups in order of preference
 * @param schemes for our signatures and the peer's
 */
record CompliancePolicy(
    Flag flag, List<CipherSuite> suites, List<NamedGroup> groups, List<SignatureScheme> schemes) {
  private static final List<CipherSuite> AES256 =
      List.of(
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);

  private static final List<CipherSuite> AES =
      Stream.concat(
              AES256.stream(),
              Stream.of(
                  CipherSuite.TLS_AES_128_GCM_SHA256,
                  CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                  CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256))
          .toList();

  /** NIST SP 800-52r2. */
  private static final CompliancePolicy FIPS =
      new CompliancePolicy(
          Flag.FIPS_202205,
          AES,
          List.of(NamedGroup.SECP256R1, NamedGroup.SECP384R1),
          List.of(
              SignatureScheme.RSA_PKCS1_SHA256,
              SignatureScheme.RSA_PKCS1_SHA384,
              SignatureScheme.RSA_PKCS1_SHA512,
              SignatureScheme.ECDSA_SECP256R1_SHA256,
              SignatureScheme.ECDSA_SECP384R1_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA256,
              SignatureScheme.RSA_PSS_RSAE_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA512));

  /** WPA 3.1, 3.5. */
  private static final CompliancePolicy WPA =
      new CompliancePolicy(
          Flag.WPA_202304,
          AES256,
          List.of(NamedGroup.SECP384R1),
          List.of(
              SignatureScheme.RSA_PKCS1_SHA384,
              SignatureScheme.RSA_PKCS1_SHA512,
              SignatureScheme.ECDSA_SECP384R1_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA512));

  private static final List<SignatureScheme> SHA384 =
      List.of(
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PKCS1_SHA384);

  /** RFC 9151, and on the way to the next one. */
  private static final CompliancePolicy CNSA1 =
      new CompliancePolicy(
          Flag.CNSA1_202603, AES256, List.of(NamedGroup.MLKEM1024, NamedGroup.SECP384R1), SHA384);

  /** CNSA 2.0 for the key exchange; its signatures are not asked for yet. */
  private static final CompliancePolicy CNSA2 =
      new CompliancePolicy(
          Flag.CNSA2_202603,
          List.of(CipherSuite.TLS_AES_256_GCM_SHA384),
          List.of(NamedGroup.MLKEM1024),
          SHA384);

  /** RFC 9151 as wishes alone: AES-256 first, and nothing refused. */
  private static final CompliancePolicy PREFERRED =
      new CompliancePolicy(
          Flag.CNSA_202407,
          Stream.concat(
                  AES.stream(),
                  Stream.of(CipherSuite.values()).filter(suite -> !AES.contains(suite)))
              .toList(),
          Primitives.jdk().groupsBySpeed(),
          List.of(SignatureScheme.values()));

  private static final List<CompliancePolicy> ALL = List.of(FIPS, WPA, CNSA1, CNSA2, PREFERRED);

  /** Copies the lists. */
  CompliancePolicy {
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    schemes = List.copyOf(schemes);
  }

  /** The one that a test asks for. */
  static Optional<CompliancePolicy> of(Settings settings) {
    return ALL.stream().filter(policy -> settings.has(policy.flag)).findFirst();
  }
}
