// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import java.util.function.Predicate;

/**
 * A rule about single certificates, stated with MUST where it is written.
 *
 * @param reach which certificates of a path it is about
 * @param section where it is written
 * @param defect what a certificate that breaks it has, as a phrase
 * @param isBroken whether a certificate breaks it
 */
record ProfileRule(Reach reach, String section, String defect, Predicate<Certificate> isBroken) {
  /** Which certificates of a path a rule is about. */
  enum Reach {
    /** Every one. */
    ALL,
    /** All but the anchor. */
    BELOW_ANCHOR,
    /** The anchor alone. */
    ANCHOR,
    /** The peer's own. */
    LEAF;

    boolean covers(int index, CandidatePath path) {
      boolean anchor = index >= path.belowAnchor().size();
      return switch (this) {
        case ALL -> true;
        case BELOW_ANCHOR -> !anchor;
        case ANCHOR -> anchor;
        case LEAF -> index == 0;
      };
    }
  }

  static boolean lacks(Certificate certificate, Class<? extends ExtensionContent> type) {
    return certificate.extension(type).isEmpty();
  }

  /** Whether there is an extension of a type, marked as critical or not. */
  static boolean has(
      Certificate certificate, Class<? extends ExtensionContent> type, boolean critical) {
    for (Extension extension : certificate.extensions()) {
      if (extension.critical() == critical && type.isInstance(extension.content())) {
        return true;
      }
    }
    return false;
  }
}
