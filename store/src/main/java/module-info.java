// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** The database, the keyring and the change feed. */
@NullMarked
module dev.signet.store {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive org.jdbi.v3.core;
  requires java.sql;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires flyway.database.postgresql;
  // JDBI needs it at run time and, being an automatic module, cannot say so.
  requires io.leangen.geantyref;
  requires org.postgresql.jdbc;
  requires org.xerial.sqlitejdbc;

  exports dev.signet.store;
}
