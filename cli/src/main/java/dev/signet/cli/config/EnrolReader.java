// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.cli.config.EnrolSetting.Authority;
import dev.signet.cli.config.EnrolSetting.Binding;
import dev.signet.cli.config.EnrolSetting.Challenge;
import dev.signet.cli.config.EnrolSetting.Demand;
import dev.signet.cli.config.EnrolSetting.Proof;
import dev.signet.cli.config.EnrolSetting.RecordWriter;
import dev.signet.cli.config.EnrolSetting.RecordWriter.Hook;
import dev.signet.cli.config.EnrolSetting.RecordWriter.Update;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the table {@code tls}. */
final class EnrolReader {
  private EnrolReader() {}

  static EnrolSetting read(TableReader table) {
    EnrolSetting setting =
        new EnrolSetting(
            authorities(table.tables("acme")),
            table.read(Settings.TLS_NAMES),
            new Demand(
                table.read(Settings.ON_DEMAND).orElse(List.of()),
                table
                    .read(Settings.ON_DEMAND_PER_HOUR)
                    .map(Math::toIntExact)
                    .orElse(Demand.USUAL_PER_HOUR)),
            proof(table));
    table.finish();
    return setting;
  }

  private static List<Authority> authorities(List<TableReader> tables) {
    List<Authority> authorities = new ArrayList<>();
    for (TableReader table : tables) {
      Optional<URI> directory = table.require(Settings.DIRECTORY);
      Optional<String> root = table.read(Settings.ROOT);
      Optional<String> contact = table.read(Settings.CONTACT);
      Optional<String> profile = table.read(Settings.PROFILE);
      Optional<Binding> binding = binding(table);
      table.finish();
      directory.ifPresent(
          uri -> authorities.add(new Authority(uri, root, contact, profile, binding)));
    }
    return authorities;
  }

  /** Half of one is a mistake. */
  private static Optional<Binding> binding(TableReader table) {
    Optional<String> key = table.read(Settings.EAB_KEY_ID);
    Optional<String> file = table.read(Settings.EAB_KEY_FILE);
    if (key.isPresent() != file.isPresent()) {
      table.require(key.isPresent() ? Settings.EAB_KEY_FILE : Settings.EAB_KEY_ID);
    }
    return key.flatMap(id -> file.map(path -> new Binding(id, path)));
  }

  private static Proof proof(TableReader table) {
    Challenge challenge = table.read(Settings.PROOF).orElse(Challenge.HTTP_01);
    Optional<String> hook = table.read(Settings.HOOK);
    Optional<InetSocketAddress> server = table.read(Settings.DNS_SERVER);
    Optional<String> zone = table.read(Settings.DNS_ZONE);
    Optional<String> key = table.read(Settings.DNS_KEY_FILE);
    if (challenge != Challenge.DNS_01) {
      return new Proof(challenge, Optional.empty());
    }
    if (hook.isPresent()) {
      return new Proof(challenge, hook.map(Hook::new));
    }
    table.require(Settings.DNS_SERVER);
    table.require(Settings.DNS_ZONE);
    table.require(Settings.DNS_KEY_FILE);
    Optional<RecordWriter> update =
        server.flatMap(at -> zone.flatMap(of -> key.map(by -> new Update(at, of, by))));
    return new Proof(challenge, update);
  }
}
