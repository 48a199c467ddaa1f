// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL server. */
final class PostgresPool {
  /**
   * A transaction keeps a server process busy for its whole length: more than this seldom makes a
   * database faster.
   */
  static final int MAX_CONNECTIONS = 12;

  /** Long enough for a loaded server and a lost packet. */
  private static final int CONNECT_SECONDS = 5;

  /**
   * A server that is silent for this long is taken for gone; no transaction of ours takes a tenth
   * of it.
   */
  private static final int SILENCE_SECONDS = 30;

  /**
   * What was answered must be on disk. A server may be set up to answer earlier; one that waits for
   * replicas too is left at that.
   */
  private static final String DURABLE =
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

  private PostgresPool() {}

  static DataSource single(StoreSettings.PostgresServer server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {server.host()});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(server.database());
    source.setUser(server.user());
    source.setPassword(server.password().reveal());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENCE_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("signet");
    // Never "prefer" or "require": those encrypt for whoever answers.
    source.setSslMode(server.verified() ? "verify-full" : "disable");
    server.roots().ifPresent(roots -> source.setSslRootCert(roots.toString()));
    if (server.verified() && server.roots().isEmpty()) {
      source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return source;
  }

  static HikariDataSource pool(DataSource single) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(single);
    config.setPoolName("signet-store");
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    // Otherwise the pool's own statements would begin a transaction that ours finds open.
    config.setIsolateInternalQueries(true);
    config.setConnectionInitSql(DURABLE);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
    return new HikariDataSource(config);
  }
}
