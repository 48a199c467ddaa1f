// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Locale;

/**
 * The stable name of one failed check.
 *
 * <p>Each module declares its codes as the constants of an enum; the constant {@code DISK_FULL} is
 * the code {@code disk-full}. Codes are unique over all modules, never renamed and never reused.
 * Their sentences stand in the catalogue resource {@code
 * /META-INF/findings/<EnumSimpleName>_en.properties} of the module, see {@link Catalogue}.
 */
public interface Code {
  /** The constant's name as the enum declares it. */
  String name();

  /** How bad it is. */
  Severity severity();

  /** Whose doing it is. */
  Fault fault();

  /** What kind of failure it is; exit codes and HTTP statuses follow from it. */
  Category category();

  /** The name that people and programs see: {@code [a-z0-9]+(-[a-z0-9]+)*}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
