// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program that opens a site with what it trusts by itself. */
interface SiteClient {
  /** What people call it. */
  String name();

  /** Why it cannot be tried here; empty where it can. */
  Optional<String> missing();

  /** What it says where the authority is not trusted, and nowhere else. */
  Pattern refusal();

  /** Opens a page and gives what the program said: the page, or why not. */
  String open(URI page);
}
