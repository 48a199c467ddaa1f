// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection, kept for the next time that the same text is executed:
 * SQLite compiles each text that it is given, which takes as long as many a statement's execution.
 * They end with the connection. One thread at a time.
 */
final class KeptStatements implements StatementBuilder {
  /** More than there are texts in this program; those with lists of varying length come and go. */
  private static final int MAX_KEPT = 128;

  private final DefaultStatementBuilder maker = new DefaultStatementBuilder();
  private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return maker.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String text, StatementContext context)
      throws SQLException {
    if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()) {
      return maker.create(connection, text, context);
    }
    @Nullable PreparedStatement kept = idle.remove(text);
    PreparedStatement statement = kept == null ? connection.prepareStatement(text) : kept;
    lent.put(statement, text);
    return statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String text, StatementContext context)
      throws SQLException {
    return maker.createCall(connection, text, context);
  }

  /** Jdbi has closed the result before. */
  @Override
  public void close(Connection connection, @Nullable String text, @Nullable Statement statement)
      throws SQLException {
    @Nullable String known = statement == null ? null : lent.remove(statement);
    if (known != null && statement instanceof PreparedStatement prepared && isClean(prepared)) {
      keep(known, prepared);
    } else if (statement != null) {
      statement.close();
    }
  }

  private void keep(String text, PreparedStatement statement) throws SQLException {
    @Nullable PreparedStatement second = idle.put(text, statement);
    if (second != null) {
      second.close();
    }
    if (idle.size() > MAX_KEPT) {
      Iterator<PreparedStatement> all = idle.values().iterator();
      PreparedStatement oldest = all.next();
      all.remove();
      oldest.close();
    }
  }

  /** One that failed may have been finalized by the driver, which says so here. */
  private static boolean isClean(PreparedStatement statement) {
    try {
      statement.clearParameters();
      statement.clearBatch();
      return !statement.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }
}
