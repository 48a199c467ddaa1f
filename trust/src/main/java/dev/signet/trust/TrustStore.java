// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.util.List;

/**
 * One place of this machine that programs take their trusted roots from.
 *
 * <p>Every call looks at the store as it is now. Installing twice, or uninstalling what is not
 * there, changes nothing.
 */
public interface TrustStore {
  /** What people call it, for instance {@code Firefox profile x1.default}. */
  String name();

  /** Which programs look there, for instance {@code curl, Python, Go}. */
  String usedBy();

  /** Its file or folder. */
  Path path();

  /** Whether it trusts a certificate. */
  Status status(Certificate certificate);

  /**
   * Makes it trust a root; the caller has seen to it that it is one, see {@link
   * TrustStores#whyNotInstallable}.
   */
  Change install(Certificate certificate);

  /** Takes a root away that {@link #install} or somebody else added. */
  Change uninstall(Certificate certificate);

  /** Whether a store trusts a certificate. */
  sealed interface Status {
    /** It does. */
    record Trusted() implements Status {}

    /** It does not. */
    record Absent() implements Status {}

    /**
     * Not for programs that are started as this one was, but for those whose session has read a
     * file of variables.
     *
     * @param hints what a person can do about that now, each with its command
     */
    record Later(List<String> hints) implements Status {
      /** Copies the hints. */
      public Later {
        hints = List.copyOf(hints);
      }
    }

    /**
     * It cannot be told.
     *
     * @param finding why
     */
    record Unknown(dev.signet.explain.Finding finding) implements Status {}
  }
}
