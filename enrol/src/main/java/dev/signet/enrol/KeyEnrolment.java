// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import dev.signet.x509.SubjectPublicKey;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a key, asks for its certificate, and looks at what comes back. A key is used for one
 * certificate.
 */
public final class KeyEnrolment {
  private final Enroller enroller;

  /** Asks this one. */
  public KeyEnrolment(Enroller enroller) {
    this.enroller = enroller;
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * A certificate that can be shown.
     *
     * @param held with its key
     */
    record Held(HeldCertificate held) implements Result {}

    /**
     * None.
     *
     * @param report why
     */
    record Refused(Report report) implements Result {}
  }

  /** Gets a certificate for names. Blocks. */
  public Result enrol(List<GeneralName> names) {
    return result(names, enroller::enrol);
  }

  /**
   * Gets a certificate for names in the place of one that the same authority issued, with a key of
   * its own. Blocks.
   */
  public Result renew(List<GeneralName> names, Certificate predecessor) {
    return result(names, request -> enroller.renew(request, predecessor));
  }

  private static Result result(
      List<GeneralName> names, Function<CertificateRequest, Enrolment> step) {
    KeyPair pair = newKey();
    try {
      return switch (step.apply(CertificateRequest.create(pair, "", names))) {
        case Enrolment.Enrolled enrolled -> checked(enrolled.chain(), pair, names);
        case Enrolment.Refused refused -> new Result.Refused(refused.report());
      };
    } catch (FindingException e) {
      return new Result.Refused(Report.of(e.finding()));
    }
  }

  private static Result checked(List<Certificate> chain, KeyPair pair, List<GeneralName> names) {
    Certificate leaf = chain.getFirst();
    if (!leaf.key().equals(SubjectPublicKey.of(pair.getPublic()))) {
      return wrong("our key", "another one");
    }
    if (!new HashSet<>(leaf.names()).equals(new HashSet<>(names))) {
      return wrong("the names " + texts(names), "the names " + texts(leaf.names()));
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!chain.get(i).isSignedBy(chain.get(i + 1).key())) {
        return wrong("a chain in which each signs the one before", "one that breaks at " + i);
      }
    }
    return new Result.Held(new HeldCertificate(pair.getPrivate(), chain));
  }

  private static Result wrong(String wanted, String found) {
    return new Result.Refused(
        Report.of(
            Finding.about(EnrolCode.ENROLMENT_ANSWER_WRONG).wanted(wanted).found(found).build()));
  }

  private static String texts(List<GeneralName> names) {
    return String.join(", ", names.stream().map(GeneralName::value).toList());
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("the JDK makes P-256 keys", e);
    }
  }
}
