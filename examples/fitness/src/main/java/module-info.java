// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * A small application that lives behind the gateway. Its only security code is one library call.
 */
@NullMarked
module dev.signet.examples.fitness {
  requires static transitive org.jspecify;
  requires transitive dev.signet.identity;
  requires transitive java.sql;
  requires jdk.httpserver;
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.core;

  exports dev.signet.examples.fitness;
}
