// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.ca.KeyType;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.cli.config.Configuration.Algorithm;
import dev.signet.cli.config.Configuration.Authority;
import dev.signet.cli.config.Configuration.Limits;
import dev.signet.cli.config.Settings.Gate;
import dev.signet.explain.Finding;
import dev.signet.identity.AccessRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads {@code signet.toml} as a whole: either all of it is right, or every mistake is told. */
public final class ConfigurationFile {
  /** Thousands of routes fit; more is not a settings file. */
  public static final int MAX_BYTES = 1 << 20;

  private final Mistakes mistakes;

  private ConfigurationFile(String name) {
    this.mistakes = new Mistakes(name);
  }

  /** Reads a file; one that does not exist says nothing, so everything has its default. */
  public static ConfigurationReading read(Path file) {
    return Files.exists(file)
        ? parse(file.toString(), text(file))
        : new ConfigurationReading.Sound(Configuration.defaults());
  }

  /**
   * Reads a text.
   *
   * @param name what mistakes call the file
   */
  public static ConfigurationReading parse(String name, String text) {
    return new ConfigurationFile(name).reading(Toml.parse(text));
  }

  /** A file's text. One that cannot be read is a finding, as an exception. */
  static String text(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw Finding.about(ConfigCode.SETTINGS_TOO_LARGE)
            .subject(file.toString())
            .wanted("at most " + MAX_BYTES + " bytes")
            .toException();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The finding for a file that cannot be read or written. */
  static dev.signet.explain.FindingException unreadable(Path file, IOException cause) {
    Finding finding =
        Finding.about(ConfigCode.SETTINGS_UNREADABLE)
            .subject(file.toString())
            .found(cause.getClass().getSimpleName() + ": " + cause.getMessage())
            .build();
    return new dev.signet.explain.FindingException(finding, cause);
  }

  private ConfigurationReading reading(TomlParseResult toml) {
    if (toml.hasErrors()) {
      toml.errors().forEach(mistakes::syntax);
      return new ConfigurationReading.Faulty(mistakes.report().orElseThrow());
    }
    Configuration configuration =
        configuration(new TableReader(toml, TomlPosition.positionAt(1, 1), mistakes));
    return mistakes
        .report()
        .<ConfigurationReading>map(ConfigurationReading.Faulty::new)
        .orElseGet(() -> new ConfigurationReading.Sound(configuration));
  }

  private Configuration configuration(TableReader root) {
    TableReader tokens = root.table("tokens");
    TableReader hsts = root.table("hsts");
    Configuration configuration =
        new Configuration(
            listeners(root.table("listeners")),
            routes(root.tables("route")),
            root.read(Settings.REGISTRATION),
            limits(root.table("limits")),
            root.read(Settings.DATABASE),
            tokens.read(Settings.ALGORITHM).orElse(Algorithm.ES256),
            hsts.read(Settings.INCLUDE_SUBDOMAINS).orElse(false),
            authority(root),
            EnrolReader.read(root.table("tls")),
            upstreams(root.tables("upstream")));
    tokens.finish();
    hsts.finish();
    root.finish();
    return configuration;
  }

  private static List<UpstreamSetting> upstreams(List<TableReader> tables) {
    List<UpstreamSetting> upstreams = new ArrayList<>();
    for (TableReader table : tables) {
      Optional<String> host = table.require(Settings.UPSTREAM_HOST);
      Optional<List<String>> pins = table.require(Settings.PINS);
      table.finish();
      if (host.isPresent() && pins.isPresent()) {
        upstreams.add(new UpstreamSetting(host.get(), pins.get()));
      }
    }
    return upstreams;
  }

  private static Listeners listeners(TableReader table) {
    Listeners listeners =
        new Listeners(
            table.read(Settings.HTTPS_PORT).orElse(Listeners.HTTPS_PORT),
            table.read(Settings.HTTP_PORT).orElse(Listeners.HTTP_PORT),
            table.read(Settings.BIND).orElseGet(Listeners::loopback),
            table.read(Settings.ADMIN_PORT),
            table.read(Settings.TLS_PROVIDER).orElse(Listeners.defaults().tlsProvider()));
    table.finish();
    return listeners;
  }

  private static Limits limits(TableReader table) {
    Limits usual = Limits.defaults();
    Limits limits =
        new Limits(
            table.read(Settings.CONTENT_BYTES).orElse(usual.contentBytes()),
            table.read(Settings.IDLE_SECONDS).map(Math::toIntExact).orElse(usual.idleSeconds()),
            table
                .read(Settings.UPSTREAM_SECONDS)
                .map(Math::toIntExact)
                .orElse(usual.upstreamSeconds()));
    table.finish();
    return limits;
  }

  private static AcmeSetting acme(TableReader table) {
    AcmeSettings.Ports usual = AcmeSettings.Ports.STANDARD;
    AcmeSetting acme =
        new AcmeSetting(
            new AcmeSettings.Ports(
                table.read(Settings.ACME_HTTP_PORT).orElse(usual.http()),
                table.read(Settings.ACME_TLS_PORT).orElse(usual.tls())),
            table.read(Settings.RESOLVERS).orElse(List.of()),
            table.read(Settings.ALLOW).orElse(List.of()),
            admission(table));
    table.finish();
    return acme;
  }

  private static AcmeSettings.Admission admission(TableReader table) {
    AcmeSettings.Admission usual = AcmeSettings.Admission.OPEN;
    return new AcmeSettings.Admission(
        table.read(Settings.EXTERNAL_ACCOUNT).equals(Optional.of(Settings.Binding.REQUIRED)),
        table.read(Settings.ACCOUNTS).map(Math::toIntExact).orElse(usual.accounts()),
        table.read(Settings.ORDERS).map(Math::toIntExact).orElse(usual.ordersPerHour()),
        table
            .read(Settings.CERTIFICATES)
            .map(Math::toIntExact)
            .orElse(usual.certificatesPerWeek()));
  }

  private static Authority authority(TableReader root) {
    TableReader table = root.table("ca");
    AcmeSetting acme = acme(root.table("acme"));
    Optional<Long> graceDays = table.read(Settings.RENEW_GRACE_DAYS);
    Authority authority =
        new Authority(
            table.read(Settings.DOMAINS).orElse(List.of()),
            table.read(Settings.KEYS).orElse(KeyType.P256),
            table.read(Settings.CRL_ADDRESS),
            acme,
            new EstSetting(
                estHost(root.table("est")),
                graceDays.map(Duration::ofDays).orElse(EstSetting.defaults().grace())));
    table.finish();
    return authority;
  }

  private static Optional<String> estHost(TableReader table) {
    Optional<String> host = table.read(Settings.EST_HOST);
    table.finish();
    return host;
  }

  private List<RouteSetting> routes(List<TableReader> tables) {
    List<RouteSetting> routes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, RouteSetting> places = new HashMap<>();
    for (TableReader table : tables) {
      Optional<RouteSetting> read = route(table);
      table.finish();
      if (read.isEmpty()) {
        continue;
      }
      RouteSetting route = read.get();
      if (!names.add(route.name())) {
        mistakes.nameTaken(table.positionOf("name"), route.name());
        continue;
      }
      @Nullable RouteSetting earlier = places.putIfAbsent(route.host() + route.path(), route);
      if (earlier != null) {
        mistakes.clash(table.positionOf("host"), route, earlier);
      }
      routes.add(route);
    }
    return routes;
  }

  private Optional<RouteSetting> route(TableReader table) {
    Optional<String> name = table.require(Settings.NAME);
    Optional<String> host = table.read(Settings.HOST);
    String path = table.read(Settings.PATH).orElse("/");
    Optional<URI> upstream = table.require(Settings.UPSTREAM);
    AccessRule rule = rule(table);
    boolean headers = table.read(Settings.IDENTITY_HEADERS).orElse(false);
    if (name.isEmpty() || upstream.isEmpty()) {
      return Optional.empty();
    }
    String place = host.orElse(RouteSetting.OWN_HOSTS);
    return Optional.of(new RouteSetting(name.get(), place, path, upstream.get(), rule, headers));
  }

  private AccessRule rule(TableReader table) {
    Gate gate = table.read(Settings.GATE).orElse(Gate.SIGNED_IN);
    List<dev.signet.identity.Role> roles = table.read(Settings.ROLES).orElse(List.of());
    // An open gate looks at no credential, so roles beside it would be a lock that is not there.
    if (gate == Gate.OPEN && !roles.isEmpty()) {
      mistakes.openWithRoles(table.positionOf("roles"));
    }
    return switch (gate) {
      case OPEN -> new AccessRule.Open();
      case SIGNED_IN -> new AccessRule.SignedIn(Set.copyOf(roles));
    };
  }
}
