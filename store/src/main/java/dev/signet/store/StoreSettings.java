// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Redacted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the database is. */
public sealed interface StoreSettings {
  /** The environment variable that gives a database server's password. */
  String PASSWORD_VARIABLE = "SIGNET_DATABASE_PASSWORD";

  /** The file in the data directory that holds the database unless a setting names a server. */
  String FILE_NAME = "signet.db";

  /** The embedded database in a data directory. */
  static StoreSettings in(Path dataDirectory) {
    return new LocalFile(dataDirectory.resolve(FILE_NAME));
  }

  /**
   * Reads the setting {@code database}: {@code postgresql://user@host:5432/name}, with the options
   * {@code sslrootcert} (a PEM file; without it the certificates that the Java runtime trusts),
   * {@code passfile} (a file that holds the password alone) and {@code sslmode} ({@code
   * verify-full}, or {@code disable} where the host is a loopback address).
   *
   * @param environment asked for {@link #PASSWORD_VARIABLE} when no {@code passfile} is given
   * @throws dev.signet.explain.FindingException when it cannot be understood, or would send data
   *     without verified TLS
   */
  static StoreSettings parse(String setting, Map<String, String> environment) {
    return new ServerSetting(setting, environment).read();
  }

  /**
   * The embedded database, SQLite.
   *
   * @param path its file, which is created when absent; the folder exists
   */
  record LocalFile(Path path) implements StoreSettings {}

  /**
   * A PostgreSQL server, or one that speaks its protocol and dialect.
   *
   * @param host its name or address, which its certificate must hold
   * @param port its TCP port
   * @param database the database's name
   * @param user who logs in
   * @param password empty when the server asks for none
   * @param verified whether TLS is used, always with the certificate and name verified; false only
   *     for a loopback address
   * @param roots the PEM file of the roots to trust; empty for those of the Java runtime
   */
  record PostgresServer(
      String host,
      int port,
      String database,
      String user,
      Redacted password,
      boolean verified,
      Optional<Path> roots)
      implements StoreSettings {
    /** The setting without its secret, as messages show it. */
    public String shown() {
      return "postgresql://"
          + user
          + "@"
          + (host.contains(":") ? "[" + host + "]" : host)
          + ":"
          + port
          + "/"
          + database;
    }
  }
}
