// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** What is wrong with a file or setting of this machine. */
public enum FileCause implements Cause {
  /** The password of a PKCS#12 file is wrong. */
  STORE_PASSWORD_WRONG(Kind.SETTING, Category.LOCAL),
  /** The password of a JKS file is wrong. */
  KEYSTORE_PASSWORD_WRONG(Kind.SETTING, Category.LOCAL),
  /** A PEM file is given where a key store is wanted. */
  PEM_AS_KEYSTORE(Kind.SETTING, Category.LOCAL),
  /** A key store of no bytes. */
  KEYSTORE_EMPTY(Kind.SETTING, Category.LOCAL),
  /** A PKCS#12 file whose certificates Java does not take for trusted. */
  KEYSTORE_WITHOUT_TRUST(Kind.SETTING, Category.LOCAL),
  /** A PKCS#12 file that was opened without its password. */
  KEYSTORE_OPENED_BLINDLY(Kind.SETTING, Category.LOCAL),
  /** The trust store that is named does not exist. */
  STORE_FILE_ABSENT(Kind.SETTING, Category.LOCAL),
  /** The trust store that is named cannot be read. */
  STORE_FILE_UNREADABLE(Kind.SETTING, Category.LOCAL),
  /** A key store is given where a trust store is wanted. */
  KEYSTORE_HAS_KEYS_ONLY(Kind.SETTING, Category.LOCAL),
  /** A key in the old form of RSA. */
  KEY_IS_PKCS1(Kind.LOCAL, Category.LOCAL),
  /** A key in PEM where DER is wanted. */
  KEY_IS_PEM(Kind.LOCAL, Category.LOCAL),
  /** A key that a passphrase protects. */
  KEY_IS_ENCRYPTED(Kind.LOCAL, Category.LOCAL),
  /** A file without a certificate. */
  CERTIFICATE_FILE_EMPTY(Kind.SETTING, Category.LOCAL),
  /** A key store of a kind that nobody here knows. */
  KEYSTORE_KIND_UNKNOWN(Kind.SETTING, Category.LOCAL),
  /** A PKCS#12 file with old encryption. */
  KEYSTORE_LEGACY(Kind.LOCAL, Category.LOCAL),
  /** The bundle of roots that a variable names does not exist. */
  BUNDLE_ABSENT(Kind.SETTING, Category.LOCAL),
  /** The key of this side is too short. */
  LOCAL_KEY_TOO_SHORT(Kind.LOCAL, Category.LOCAL),
  /** The key file can be read by others. */
  KEY_FILE_EXPOSED(Kind.SETTING, Category.LOCAL),
  /** A variable that names a trust store has no effect, or replaces all roots. */
  STORE_VARIABLE_WRONG(Kind.SETTING, Category.LOCAL);

  private final Kind kind;
  private final Category category;

  FileCause(Kind kind, Category category) {
    this.kind = kind;
    this.category = category;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Category category() {
    return category;
  }
}
