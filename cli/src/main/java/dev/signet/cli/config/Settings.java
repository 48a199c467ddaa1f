// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.ca.KeyType;
import dev.signet.ca.Network;
import dev.signet.cli.config.Configuration.Algorithm;
import dev.signet.cli.config.Configuration.Registration;
import dev.signet.cli.config.EnrolSetting.Challenge;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.identity.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every key that the file may hold. */
final class Settings {
  static final Setting<Integer> HTTPS_PORT = Setting.port("https_port");
  static final Setting<Integer> HTTP_PORT = Setting.port("http_port");
  static final Setting<Integer> ADMIN_PORT = Setting.port("admin_port");
  static final Setting<TlsProvider> TLS_PROVIDER =
      Setting.choice("tls_provider", List.of(TlsProvider.values()), Texts::word);
  static final Setting<List<InetAddress>> BIND =
      Setting.list(
          "bind", "a list of IP addresses such as [\"127.0.0.1\", \"::1\"]", Texts::address);

  static final Setting<Registration> REGISTRATION =
      Setting.choice("registration", List.of(Registration.values()), Texts::word);
  static final Setting<String> DATABASE =
      Setting.text("database", "a text that starts with \"postgresql://\"", Texts::database);
  static final Setting<Algorithm> ALGORITHM =
      Setting.choice("algorithm", List.of(Algorithm.values()), Algorithm::name);
  static final Setting<Boolean> INCLUDE_SUBDOMAINS = Setting.flag("include_subdomains");
  static final Setting<List<String>> DOMAINS =
      Setting.list("domains", "a list of domain names such as [\"example.org\"]", Texts::domain);
  static final Setting<KeyType> KEYS =
      Setting.choice("keys", List.of(KeyType.values()), KeyType::word);
  static final Setting<URI> CRL_ADDRESS =
      Setting.text("crl_address", "an address that starts with \"http://\"", Texts::plain);

  static final Setting<Long> RENEW_GRACE_DAYS = Setting.number("renew_grace_days", 0, 90);
  static final Setting<String> EST_HOST =
      Setting.text("host", "a host name such as \"est.localhost\"", Texts::domain);

  static final Setting<Integer> ACME_HTTP_PORT = Setting.port("http_port");
  static final Setting<Integer> ACME_TLS_PORT = Setting.port("tls_port");
  static final Setting<List<InetSocketAddress>> RESOLVERS =
      Setting.list("resolvers", "a list of addresses such as [\"127.0.0.1:5353\"]", Texts::socket);
  static final Setting<List<Network>> ALLOW =
      Setting.list("allow", "a list of networks such as [\"127.0.0.0/8\"]", Texts::network);

  static final Setting<Binding> EXTERNAL_ACCOUNT =
      Setting.choice("external_account", List.of(Binding.values()), Texts::word);
  static final Setting<Long> ACCOUNTS = Setting.number("accounts", 0, 1L << 30);
  static final Setting<Long> ORDERS = Setting.number("orders_per_hour", 0, 1L << 30);
  static final Setting<Long> CERTIFICATES = Setting.number("certificates_per_week", 0, 1L << 30);

  static final Setting<URI> DIRECTORY =
      Setting.text("directory", "an address that starts with \"https://\"", Texts::secure);
  static final Setting<String> ROOT = Setting.text("root", "a file", Texts::some);
  static final Setting<String> CONTACT = Setting.text("contact", "a mail address", Texts::mail);
  static final Setting<String> PROFILE = Setting.text("profile", "a name", Texts::some);
  static final Setting<String> EAB_KEY_ID =
      Setting.text("eab_key_id", "an identifier", Texts::some);
  static final Setting<String> EAB_KEY_FILE = Setting.text("eab_key_file", "a file", Texts::some);
  static final Setting<List<String>> TLS_NAMES =
      Setting.list("names", "a list of host names such as [\"shop.example.org\"]", Texts::host);
  static final Setting<List<String>> ON_DEMAND =
      Setting.list("on_demand", "a list of host names such as [\"*.example.org\"]", Texts::host);
  static final Setting<Long> ON_DEMAND_PER_HOUR = Setting.number("on_demand_per_hour", 1, 1L << 20);
  static final Setting<Challenge> PROOF =
      Setting.choice("proof", List.of(Challenge.values()), Texts::word);
  static final Setting<String> HOOK = Setting.text("hook", "a program", Texts::some);
  static final Setting<InetSocketAddress> DNS_SERVER =
      Setting.text("dns_server", "an address such as \"10.0.0.53:53\"", Texts::socket);
  static final Setting<String> DNS_ZONE = Setting.text("dns_zone", "a zone", Texts::domain);
  static final Setting<String> DNS_KEY_FILE = Setting.text("dns_key_file", "a file", Texts::some);

  static final Setting<String> UPSTREAM_HOST =
      Setting.text("host", "an application's host such as \"app.internal\"", Texts::machine);
  static final Setting<List<String>> PINS =
      Setting.list(
              "pins",
              "a list of two or more pins such as \"sha256/\" and 44 characters of base64, the key"
                  + " in use and one in reserve",
              Texts::pin)
          .where(pins -> Set.copyOf(pins).size() > 1);

  static final Setting<Long> CONTENT_BYTES = Setting.number("content_bytes", 1024, 1L << 50);
  static final Setting<Long> IDLE_SECONDS = Setting.number("idle_seconds", 1, 3600);
  static final Setting<Long> UPSTREAM_SECONDS = Setting.number("upstream_seconds", 1, 3600);

  static final Setting<String> NAME =
      Setting.text("name", "lower-case letters, digits and hyphens", Texts::name);
  static final Setting<String> HOST =
      Setting.text("host", "a host name such as \"shop.localhost\"", Texts::host);
  static final Setting<String> PATH =
      Setting.text(
          "path",
          "a path such as \"/shop\", without dot segments, \"//\", \";\" or escapes",
          Texts::path);
  static final Setting<URI> UPSTREAM =
      Setting.text("upstream", "an address such as \"http://127.0.0.1:8000\"", Texts::upstream);
  static final Setting<Gate> GATE = Setting.choice("gate", List.of(Gate.values()), Texts::word);
  static final Setting<List<Role>> ROLES =
      Setting.list("roles", "a list of role names such as [\"premium\"]", Texts::role);
  static final Setting<Boolean> IDENTITY_HEADERS = Setting.flag("identity_headers");

  private Settings() {}

  /** Who may pass a route. */
  enum Gate {
    OPEN,
    SIGNED_IN
  }

  /** Whether an ACME account must be bound to somebody. */
  enum Binding {
    OPTIONAL,
    REQUIRED
  }

  /** Readers of texts. */
  static final class Texts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    // RFC 1123 section 2.1: labels of letters, digits and inner hyphens.
    private static final Pattern HOST =
        Pattern.compile(
            "(?=.{1,253}$)(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~!$&'()*+,=:@-]+)+/?");
    private static final Pattern SOCKET =
        Pattern.compile("(?:([0-9.]+)|\\[([0-9a-fA-F:.]+)])(?::([0-9]{1,5}))?");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    // RFC 7469, 2.4: base64 of a SHA-256 hash.
    private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
    private static final int DNS_PORT = 53;
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(/|$)");

    private Texts() {}

    static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<String> name(String text) {
      return Optional.of(text).filter(name -> NAME.matcher(name).matches());
    }

    static Optional<String> host(String text) {
      return Optional.of(text.toLowerCase(Locale.ROOT))
          .filter(host -> HOST.matcher(host).matches());
    }

    static Optional<String> machine(String text) {
      boolean isAddress = address(text.replaceAll("[\\[\\]]", "")).isPresent();
      return isAddress ? Optional.of(text) : domain(text);
    }

    static Optional<String> pin(String text) {
      return Optional.of(text).filter(pin -> PIN.matcher(pin).matches());
    }

    static Optional<String> domain(String text) {
      return host(text).filter(host -> !host.startsWith("*"));
    }

    // The gateway judges routes on the normalised path, so a prefix must be in that form itself.
    static Optional<String> path(String text) {
      return Optional.of(text)
          .filter(path -> PATH.matcher(path).matches() && !DOTS.matcher(path).find());
    }

    static Optional<Role> role(String text) {
      return Role.isName(text) ? Optional.of(new Role(text)) : Optional.empty();
    }

    static Optional<String> database(String text) {
      return Optional.of(text)
          .filter(url -> url.startsWith("postgresql://") || url.startsWith("postgres://"));
    }

    static Optional<InetAddress> address(String text) {
      try {
        return Optional.of(InetAddress.ofLiteral(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    static Optional<Network> network(String text) {
      try {
        return Optional.of(Network.parse(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    // An address alone, or with a port; one of IPv6 is in brackets.
    static Optional<InetSocketAddress> socket(String text) {
      Matcher parts = SOCKET.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
      int port = parts.group(3) == null ? DNS_PORT : Integer.parseInt(parts.group(3));
      return isPort(port)
          ? address(host).map(address -> new InetSocketAddress(address, port))
          : Optional.empty();
    }

    static Optional<String> some(String text) {
      return Optional.of(text).filter(said -> !said.isBlank());
    }

    static Optional<String> mail(String text) {
      return Optional.of(text).filter(address -> MAIL.matcher(address).matches());
    }

    static Optional<URI> secure(String text) {
      return uri(text).filter(uri -> "https".equals(uri.getScheme()));
    }

    static Optional<URI> plain(String text) {
      return uri(text).filter(uri -> "http".equals(uri.getScheme()));
    }

    static Optional<URI> upstream(String text) {
      return uri(text)
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getUserInfo() == null && uri.getQuery() == null)
          .filter(uri -> uri.getFragment() == null && isRoot(uri));
    }

    // The upstream gets exactly the path that was judged, so its address has none of its own.
    private static boolean isRoot(URI uri) {
      return uri.getPath().isEmpty() || uri.getPath().equals("/");
    }

    private static Optional<URI> uri(String text) {
      try {
        URI uri = new URI(text);
        return Optional.of(uri)
            .filter(address -> address.getHost() != null && isPort(address.getPort()));
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }

    private static boolean isPort(int port) {
      return port == -1 || (port > 0 && port <= 65_535);
    }
  }
}
