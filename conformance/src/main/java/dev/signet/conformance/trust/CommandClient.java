// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that ends by itself and prints the page.
 *
 * @param machine where it runs
 * @param name what people call it
 * @param missing why it cannot be tried here
 * @param refusal what it says where the authority is not trusted
 * @param command the words before the page's address
 */
record CommandClient(
    MachineCopy machine,
    String name,
    Optional<String> missing,
    Pattern refusal,
    List<String> command)
    implements SiteClient {
  /** Copies the words. */
  CommandClient {
    command = List.copyOf(command);
  }

  @Override
  public String open(URI page) {
    List<String> words = new ArrayList<>(command);
    words.add(page.toString());
    return machine.run(words).output();
  }
}
