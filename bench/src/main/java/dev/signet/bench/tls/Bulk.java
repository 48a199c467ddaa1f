// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

/** The sizes of the bulk measurement. */
final class Bulk {
  /** A full record. */
  static final int CONTENT = 1 << 14;

  /** Records at a time: together they stay within the cache, as they do between socket and app. */
  static final int PLACES = 16;

  private Bulk() {}
}
