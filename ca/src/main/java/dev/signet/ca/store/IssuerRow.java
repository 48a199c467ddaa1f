// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.Issuer;
import dev.signet.ca.NameScope;
import dev.signet.ca.Network;
import dev.signet.x509.Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads an issuer. */
final class IssuerRow implements RowMapper<Issuer> {
  @Override
  public Issuer map(ResultSet row, StatementContext context) throws SQLException {
    return new Issuer(
        row.getString("id"),
        Issuer.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        Issuer.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new NameScope(
            words(row.getString("domains")).toList(),
            words(row.getString("networks")).map(Network::parse).toList()),
        Certificate.read(row.getBytes("certificate")));
  }

  static String join(List<Network> networks) {
    return networks.stream().map(Network::toString).collect(Collectors.joining(" "));
  }

  static String lower(Issuer.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> words(String joined) {
    return joined.isEmpty() ? Stream.empty() : Stream.of(joined.split(" ", -1));
  }
}
