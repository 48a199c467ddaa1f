// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What can be wrong or unusual about a generated chain.
 *
 * @param id its name in the table of reasons
 * @param change brings it into a plan
 */
record ChainFault(String id, Consumer<ChainPlan> change) {
  /** Every one. */
  static final List<ChainFault> ALL =
      List.of(
          new ChainFault("none", plan -> {}),
          new ChainFault("leaf-expired", plan -> plan.leaf().validity(ago(60), ago(1))),
          new ChainFault("leaf-early", plan -> plan.leaf().validity(ago(-1), ago(-60))),
          new ChainFault("leaf-long", plan -> plan.leaf().validity(ago(900), ago(-900))),
          new ChainFault(
              "intermediate-expired", plan -> plan.intermediate().validity(ago(60), ago(1))),
          new ChainFault(
              "intermediate-early", plan -> plan.intermediate().validity(ago(-1), ago(-60))),
          new ChainFault("root-expired", plan -> plan.root().validity(ago(60), ago(1))),
          new ChainFault("host-other", plan -> plan.name("www.example.com", "other.example.org")),
          new ChainFault("host-none", plan -> plan.name()),
          new ChainFault("host-upper-case", plan -> plan.name("APP.Example.COM")),
          new ChainFault("host-underscore", plan -> plan.name("a_b.example.com", ChainPlan.HOST)),
          new ChainFault("host-trailing-dot", plan -> plan.name("app.example.com.")),
          new ChainFault("wildcard", plan -> plan.name("*.example.com")),
          new ChainFault("wildcard-high", plan -> plan.name("*.com")),
          new ChainFault("wildcard-partial", plan -> plan.name("a*.example.com")),
          new ChainFault("wildcard-inner", plan -> plan.name("app.*.com")),
          new ChainFault("address-beside", plan -> plan.name(ChainPlan.HOST, "192.0.2.7")),
          new ChainFault("purpose-client", plan -> plan.leaf().purposes(TestCa.CLIENT_AUTH)),
          new ChainFault("purpose-none", plan -> plan.leaf().purposes()),
          new ChainFault("purpose-any", plan -> plan.leaf().purposes("2.5.29.37.0")),
          new ChainFault(
              "purpose-more", plan -> plan.leaf().purposes(TestCa.CLIENT_AUTH, TestCa.SERVER_AUTH)),
          new ChainFault(
              "intermediate-purpose-client",
              plan -> plan.intermediate().purposes(TestCa.CLIENT_AUTH)),
          new ChainFault(
              "intermediate-purpose-server",
              plan -> plan.intermediate().purposes(TestCa.SERVER_AUTH)),
          new ChainFault("root-purpose-client", plan -> plan.root().purposes(TestCa.CLIENT_AUTH)),
          new ChainFault("not-authority", plan -> plan.intermediate().notAuthority()),
          new ChainFault("no-cert-sign", plan -> plan.intermediate().keyUsage(KeyUsage.cRLSign)),
          new ChainFault("no-key-usage", plan -> plan.intermediate().keyUsage(0)),
          new ChainFault("root-no-cert-sign", plan -> plan.root().keyUsage(KeyUsage.cRLSign)),
          new ChainFault("root-not-authority", plan -> plan.root().notAuthority()),
          new ChainFault("path-length-zero", plan -> plan.highest().authority(0)),
          new ChainFault("root-path-length-zero", plan -> plan.root().authority(0)),
          new ChainFault("leaf-authority", plan -> plan.leaf().authority()),
          new ChainFault("leaf-encrypts", plan -> plan.leaf().keyUsage(KeyUsage.keyAgreement)),
          new ChainFault("leaf-without-key-usage", plan -> plan.leaf().keyUsage(0)),
          new ChainFault("permitted", plan -> plan.intermediate().permit("example.com")),
          new ChainFault("permitted-other", plan -> plan.intermediate().permit("example.org")),
          new ChainFault(
              "permitted-addresses", plan -> plan.intermediate().permit("10.0.0.0/255.0.0.0")),
          new ChainFault("excluded", plan -> plan.intermediate().exclude("example.com")),
          new ChainFault("excluded-other", plan -> plan.intermediate().exclude("example.org")),
          new ChainFault("root-permitted-other", plan -> plan.root().permit("example.org")),
          new ChainFault("root-excluded", plan -> plan.root().exclude("app.example.com")),
          new ChainFault("unknown-leaf", plan -> unknown(plan.leaf(), false)),
          new ChainFault("unknown-critical-leaf", plan -> unknown(plan.leaf(), true)),
          new ChainFault(
              "unknown-critical-intermediate", plan -> unknown(plan.intermediate(), true)),
          new ChainFault("unknown-critical-root", plan -> unknown(plan.root(), true)),
          new ChainFault(
              "policy-required",
              plan -> extension(plan.highest(), "2.5.29.36", true, "3003800100")),
          new ChainFault(
              "policy-named",
              plan -> extension(plan.leaf(), "2.5.29.32", false, "3007300506032a0304")),
          new ChainFault(
              "policy-broken", plan -> extension(plan.leaf(), "2.5.29.32", false, "3000")),
          new ChainFault(
              "must-staple",
              plan -> extension(plan.leaf(), "1.3.6.1.5.5.7.1.24", false, "3003020105")),
          new ChainFault(
              "no-revocation", plan -> extension(plan.leaf(), "2.5.29.56", false, "0500")),
          new ChainFault("tampered-leaf", plan -> plan.tamper(true)),
          new ChainFault("tampered-intermediate", plan -> plan.tamper(false)),
          new ChainFault("rekeyed-intermediate", ChainPlan::rekeyIntermediate),
          new ChainFault("missing-intermediate", ChainPlan::dropIntermediate),
          new ChainFault("root-untrusted", ChainPlan::distrustRoot),
          new ChainFault("leaf-self-signed", ChainPlan::signLeafItself),
          new ChainFault("shuffled", ChainPlan::shuffle),
          new ChainFault("strangers", ChainPlan::addStrangers),
          new ChainFault("root-sent", ChainPlan::sendRoot),
          new ChainFault("leaf-sha1", plan -> plan.hash(plan.leaf(), "SHA1")),
          new ChainFault("leaf-sha224", plan -> plan.hash(plan.leaf(), "SHA224")),
          new ChainFault("intermediate-sha1", plan -> plan.hash(plan.intermediate(), "SHA1")),
          new ChainFault("leaf-sha512", plan -> plan.hash(plan.leaf(), "SHA512")),
          new ChainFault("leaf-rsa", plan -> plan.leaf().key(KeptKeys.RSA2048)),
          new ChainFault("leaf-rsa-short", plan -> plan.leaf().key(KeptKeys.RSA1024)),
          new ChainFault("leaf-p384", plan -> plan.leaf().key(KeyType.P384)),
          new ChainFault("leaf-ed25519", plan -> plan.leaf().key(KeyType.ED25519)),
          new ChainFault(
              "intermediate-rsa-short", plan -> plan.intermediate().key(KeptKeys.RSA1024)),
          new ChainFault("serial-zero", plan -> plan.leaf().serial(BigInteger.ZERO)),
          new ChainFault(
              "serial-negative", plan -> plan.leaf().serial(BigInteger.ONE.shiftLeft(90).negate())),
          new ChainFault("serial-long", plan -> plan.leaf().serial(BigInteger.ONE.shiftLeft(170))));

  /** Changes a plan. */
  void spoil(ChainPlan plan) {
    change.accept(plan);
  }

  /** A moment some days ago, or with a negative number, ahead. */
  private static Instant ago(int days) {
    return ChainPlan.NOW.minus(Duration.ofDays(days));
  }

  private static void unknown(CertificateDraft draft, boolean critical) {
    extension(draft, "1.3.6.1.4.1.99999.1", critical, "0500");
  }

  private static void extension(
      CertificateDraft draft, String oid, boolean critical, String content) {
    draft.extension(oid, critical, HexFormat.of().parseHex(content));
  }
}
