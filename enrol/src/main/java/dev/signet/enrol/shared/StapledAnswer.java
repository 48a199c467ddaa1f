// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.http.OcspStaple;
import dev.signet.x509.OcspResponse;
import java.time.Instant;
import java.util.Comparator;

/**
 * What a certificate's authority says of it now, to be shown with it (RFC 6066, 8).
 *
 * @param response the responder's answer; nothing where there is none
 * @param until until when it holds
 * @param askAt when the responder is asked again; never where the certificate names none
 */
record StapledAnswer(OcspStaple response, Instant until, Instant askAt) {
  /** Nothing yet, and a question at once. */
  static final StapledAnswer NONE = new StapledAnswer(OcspStaple.NONE, Instant.MIN, Instant.MIN);

  /** One that was stored; it holds as long as it says, for whatever certificate it is about. */
  static StapledAnswer of(byte[] response, Instant askAt) {
    if (response.length == 0) {
      return new StapledAnswer(OcspStaple.NONE, Instant.MIN, askAt);
    }
    Instant until =
        OcspResponse.read(response).answers().stream()
            .flatMap(answer -> answer.nextUpdate().stream())
            .min(Comparator.naturalOrder())
            .orElse(askAt);
    return new StapledAnswer(OcspStaple.of(response), until, askAt);
  }

  /** A newer one; where that has nothing to show, what is still good is kept. */
  StapledAnswer orNewer(StapledAnswer newer, Instant now) {
    return newer.response().isEmpty() && !shownAt(now).isEmpty()
        ? new StapledAnswer(response, until, newer.askAt())
        : newer;
  }

  /** What can be shown at a moment. */
  OcspStaple shownAt(Instant now) {
    return now.isBefore(until) ? response : OcspStaple.NONE;
  }
}
