// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of {@code signet.toml} that can fail. */
public enum ConfigCode implements Code {
  /** The file cannot be read or written. */
  SETTINGS_UNREADABLE,
  /** The file that {@code --config} names does not exist. */
  SETTINGS_ABSENT,
  /** The file is larger than settings can be. */
  SETTINGS_TOO_LARGE,
  /** The file is not TOML. */
  SETTINGS_SYNTAX,
  /** There is no setting of that name. */
  SETTING_UNKNOWN,
  /** A setting has a value that it cannot have. */
  SETTING_VALUE,
  /** A setting that is needed is missing. */
  SETTING_MISSING,
  /** A setting stands there in two spellings. */
  SETTING_TWICE,
  /** Two routes have the same name. */
  ROUTE_NAME_TAKEN,
  /** Two routes want the same host and path. */
  ROUTE_CLASH,
  /** A route is open and asks for roles. */
  ROUTE_OPEN_WITH_ROLES,
  /** There is no route of that name. */
  ROUTE_NAME_UNKNOWN,
  /** The routes are written as one inline array, which cannot be edited by command. */
  ROUTES_INLINE;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.CONFIGURATION;
  }

  @Override
  public Category category() {
    return Category.LOCAL;
  }
}
