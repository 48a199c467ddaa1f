// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * The vocabulary in which every part of Signet says why something was refused. It knows no
 * protocol.
 */
@NullMarked
module dev.signet.explain {
  requires static transitive org.jspecify;

  exports dev.signet.explain;
}
