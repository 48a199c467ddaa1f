// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Crl;
import dev.signet.x509.OcspResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * How revocation is looked at, and by what. Immutable.
 *
 * @param mode what follows where nothing is known
 * @param lists to look certificates up in
 * @param responses of OCSP responders, stapled or fetched
 * @param stapleAsked whether the peer was asked for a stapled response, so that a certificate that
 *     promises one is refused without
 */
public record RevocationTerms(
    Mode mode, List<Crl> lists, List<OcspResponse> responses, boolean stapleAsked) {
  /** What follows where it cannot be found out whether a certificate is revoked. */
  public enum Mode {
    /** Nothing is asked; only a response that is there all the same and says "revoked" counts. */
    OFF,
    /**
     * The path holds with a warning: who can keep the answer from arriving can use a revoked
     * certificate.
     */
    SOFT,
    /** The path is refused: where the answer cannot be had, nobody gets in. */
    HARD
  }

  /** Copies the lists. */
  public RevocationTerms {
    lists = List.copyOf(lists);
    responses = List.copyOf(responses);
  }

  /** Revocation is not looked at. */
  public static RevocationTerms off() {
    return of(Mode.OFF);
  }

  /** A mode with nothing to look in yet. */
  public static RevocationTerms of(Mode mode) {
    return new RevocationTerms(mode, List.of(), List.of(), false);
  }

  /** The same with further lists. */
  public RevocationTerms plusLists(List<Crl> more) {
    List<Crl> all = new ArrayList<>(lists);
    all.addAll(more);
    return new RevocationTerms(mode, all, responses, stapleAsked);
  }

  /** The same with further responses. */
  public RevocationTerms plusResponses(List<OcspResponse> more) {
    List<OcspResponse> all = new ArrayList<>(responses);
    all.addAll(more);
    return new RevocationTerms(mode, lists, all, stapleAsked);
  }

  /**
   * What a TLS client got where it asked for a staple.
   *
   * @param staples none where the server sent none
   */
  public RevocationTerms withStaples(List<OcspResponse> staples) {
    RevocationTerms more = plusResponses(staples);
    return new RevocationTerms(mode, lists, more.responses, true);
  }

  /** The same for the path of who signed a list: nobody staples for them. */
  RevocationTerms forSigners() {
    return new RevocationTerms(mode, lists, responses, false);
  }

  boolean isIdle() {
    return mode == Mode.OFF && responses.isEmpty() && !stapleAsked;
  }
}
