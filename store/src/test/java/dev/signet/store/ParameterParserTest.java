// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterParserTest {
  private final Handle handle = Jdbi.create("jdbc:sqlite::memory:").open();
  private final StatementContext context = handle.createUpdate("select 1").getContext();

  @AfterEach
  void close() {
    handle.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "select a.id from auth_account a where id = :id and name=:name2",
        "insert into t (a, b) values (:a_b,:B)",
        "delete from t where account = ? and used < ?",
        "update t set a = ':no', \":no\" = :yes where b = 'it''s :no' and c = :yes",
        "select :a --  :no\n, :b",
        "select :a /* :no ? */ , :b",
        "select a::text, :b",
        "select a - :b, c / :d",
        ":a"
      })
  void whatJdbiFindsIsFound(String sql) {
    ParsedSql ours = new ParameterParser().parse(sql, context);
    ParsedSql theirs = new ColonPrefixSqlParser().parse(sql, context);
    assertThat(ours.getSql()).isEqualTo(theirs.getSql());
    assertThat(ours.getParameters()).isEqualTo(theirs.getParameters());
  }

  @Test
  void aLiteralWithoutEndHoldsNoParameter() {
    ParsedSql parsed = new ParameterParser().parse("select ':a", context);
    assertThat(parsed.getSql()).isEqualTo("select ':a");
    assertThat(parsed.getParameters().getParameterCount()).isZero();
  }
}
