// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.store.StoreSettings;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same over PostgreSQL. */
class PostgresAuthContractTest extends AuthContractTest {
  private static @Nullable EmbeddedServer server;

  private @Nullable StoreSettings store;

  @BeforeAll
  static void startServer() throws Exception {
    server = new EmbeddedServer();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  AuthRig rig(AuthSettings settings) {
    try {
      store = store == null ? server.create() : store;
      return new AuthRig(store, settings);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
