// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code postgresql://} setting. */
final class ServerSetting {
  private static final int DEFAULT_PORT = 5432;

  /** A password file longer than this is some other file. */
  private static final int MAX_PASSWORD_BYTES = 1024;

  private static final String FORM =
      "postgresql://USER@HOST[:PORT]/NAME[?sslrootcert=FILE&passfile=FILE]";

  private final String setting;
  private final Map<String, String> environment;

  ServerSetting(String setting, Map<String, String> environment) {
    this.setting = setting;
    this.environment = environment;
  }

  StoreSettings.PostgresServer read() {
    URI uri = uri();
    Map<String, String> options = options(uri.getRawQuery());
    String host = host(uri);
    boolean verified = verified(options.remove("sslmode"), host);
    Optional<Path> roots = Optional.ofNullable(options.remove("sslrootcert")).map(Path::of);
    Redacted password = password(options.remove("passfile"));
    if (!options.isEmpty()) {
      throw refused(
          "the option "
              + options.keySet().iterator().next()
              + " is not one of sslmode, sslrootcert, passfile");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new StoreSettings.PostgresServer(
        host, port, database(uri), user(uri), password, verified, roots);
  }

  private URI uri() {
    try {
      URI uri = new URI(setting);
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
      throw refused("it does not begin with postgresql://");
    } catch (URISyntaxException e) {
      throw refused(e.getReason() + " at character " + e.getIndex());
    }
  }

  private String host(URI uri) {
    @Nullable String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw refused("it names no host");
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private String user(URI uri) {
    @Nullable String user = uri.getUserInfo();
    if (user == null || user.isEmpty()) {
      throw refused("it names no user");
    }
    if (user.contains(":")) {
      // The setting stands in a file that is shown, copied and put under version control.
      throw refused(
          "it holds a password, which belongs into a passfile or the variable "
              + StoreSettings.PASSWORD_VARIABLE);
    }
    return user;
  }

  private String database(URI uri) {
    @Nullable String path = uri.getPath();
    if (path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
      throw refused("it names no database");
    }
    return path.substring(1);
  }

  private boolean verified(@Nullable String mode, String host) {
    if (mode == null || mode.equals("verify-full")) {
      return true;
    }
    if (mode.equals("disable") && isLoopback(host)) {
      return false;
    }
    throw refused(
        "sslmode="
            + mode
            + " would not verify who answers; only verify-full does, and disable is for loopback addresses");
  }

  private static boolean isLoopback(String host) {
    // A name could be pointed elsewhere, so that only localhost and literal addresses count:
    // ofLiteral asks no name server.
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Redacted password(@Nullable String file) {
    if (file != null) {
      byte[] content = AtomicFile.read(Path.of(file), MAX_PASSWORD_BYTES);
      return Redacted.of(new String(content, StandardCharsets.UTF_8).strip());
    }
    return Redacted.of(environment.getOrDefault(StoreSettings.PASSWORD_VARIABLE, ""));
  }

  private Map<String, String> options(@Nullable String query) {
    Map<String, String> options = new HashMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 1
          || options.put(pair.substring(0, equals), decoded(pair.substring(equals + 1))) != null) {
        throw refused("its option " + pair + " has no value or stands there twice");
      }
    }
    return options;
  }

  private static String decoded(String value) {
    // In a query of a database URL a plus sign is a plus sign.
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private FindingException refused(String why) {
    return Finding.about(StoreCode.DATABASE_SETTING)
        .subject(withoutPassword())
        .wanted(FORM)
        .found(why)
        .toException();
  }

  private String withoutPassword() {
    return setting.replaceFirst("(//[^/@]*?):[^@]*@", "$1:…@");
  }
}
