// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * A SQLite connection that many short-lived handles use one after the other. Each transaction gets
 * a handle of its own, so that what one leaves open is closed before the next begins.
 */
final class SharedConnection implements AutoCloseable {
  private final Connection connection;
  private final Statement control;
  private final Jdbi jdbi;

  /**
   * @param connection owned, and in auto-commit mode, in which begin and commit are ordinary
   *     statements
   */
  SharedConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.control = connection.createStatement();
    this.jdbi = Jdbi.create(new Kept(connection)).setTransactionHandler(new EnclosedTransaction());
    jdbi.getConfig(SqlStatements.class).setSqlParser(new ParameterParser());
    KeptStatements statements = new KeptStatements();
    jdbi.setStatementBuilderFactory(_ -> statements);
  }

  <T> T with(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    }
  }

  void control(String statement) throws SQLException {
    control.execute(statement);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private record Kept(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return connection;
    }

    @Override
    public void closeConnection(Connection closed) {
      // The handle ends, the connection stays.
    }
  }
}
