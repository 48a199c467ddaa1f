// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

/** Who asks for a certificate, known for certain. */
public sealed interface Applicant {
  /**
   * Somebody with a token.
   *
   * @param token what it is good for
   */
  record Invited(EnrolmentToken token) implements Applicant {}

  /**
   * Somebody who is signed in and may have any name certified.
   *
   * @param name the account's name
   */
  record Person(String name) implements Applicant {}

  /**
   * Somebody with a certificate.
   *
   * @param holder the proof
   */
  record Certified(Holder holder) implements Applicant {}
}
