// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

import java.nio.file.Path;
import java.util.List;

/**
 * One start of the shim.
 *
 * @param folder where it was started
 * @param words its command line without the program's name, one byte per character
 */
public record ShimRequest(Path folder, List<String> words) {
  /** Copies the words. */
  public ShimRequest {
    words = List.copyOf(words);
  }
}
