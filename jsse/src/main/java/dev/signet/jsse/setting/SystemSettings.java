// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The system properties of the JDK's provider that this one honours, read when a context is made.
 * {@code docs/jsse.md} lists them, and those that are not honoured, with reasons.
 *
 * @param client what a client speaks by them
 * @param server what a server speaks by them
 * @param groups for both; empty where the fastest first is right
 * @param extendedMasterSecretRequired whether TLS 1.2 without RFC 7627 is refused
 * @param staplesWanted whether a client asks for OCSP responses
 * @param tickets how many a server gives after a full TLS 1.3 handshake; 0 turns resumption off
 * @param closesOnPeersClose whether the peer's close_notify ends both directions
 * @param keyLog where the secrets of all connections are written to; empty, as it should be, for
 *     nowhere
 */
public record SystemSettings(
    SideSettings client,
    SideSettings server,
    List<NamedGroup> groups,
    boolean extendedMasterSecretRequired,
    boolean staplesWanted,
    int tickets,
    boolean closesOnPeersClose,
    Optional<Path> keyLog) {
  /** Off unless set. */
  private static final String KEY_LOG = "signet.tls.dangerousKeyLog";

  /**
   * The JDK's default too: one ticket serves one connection, and each connection gives a new one.
   */
  private static final int USUAL_TICKETS = 1;

  /** More would only fill the client's memory. */
  private static final int MOST_TICKETS = 10;

  /**
   * What one side speaks; an empty list means the engine's own.
   *
   * @param versions protocols
   * @param suites cipher suites
   * @param schemes signature schemes
   */
  public record SideSettings(
      List<ProtocolVersion> versions, List<CipherSuite> suites, List<SignatureScheme> schemes) {}

  /**
   * Reads the properties.
   *
   * @param property a property's value by name, null where it is not set
   * @throws IllegalArgumentException naming the property whose value cannot be used
   */
  public static SystemSettings read(Function<String, @Nullable String> property) {
    return new SystemSettings(
        side(property, "client"),
        side(property, "server"),
        list(property, "jdk.tls.namedGroups", SpokenNames::toGroups),
        !flag(property, "jdk.tls.allowLegacyMasterSecret", false),
        flag(property, "jdk.tls.client.enableStatusRequestExtension", true),
        tickets(property),
        flag(property, "jdk.tls.acknowledgeCloseNotify", false),
        Optional.ofNullable(property.apply(KEY_LOG))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .map(Path::of));
  }

  /** Reads the properties of this Java. */
  public static SystemSettings read() {
    return read(System::getProperty);
  }

  private static SideSettings side(Function<String, @Nullable String> property, String side) {
    String prefix = "jdk.tls." + side + ".";
    return new SideSettings(
        list(property, prefix + "protocols", SpokenNames::toVersions),
        list(property, prefix + "cipherSuites", SpokenNames::toSuites),
        list(property, prefix + "SignatureSchemes", SpokenNames::toSchemes));
  }

  private static int tickets(Function<String, @Nullable String> property) {
    if (!flag(property, "jdk.tls.server.enableSessionTicketExtension", true)) {
      return 0;
    }
    @Nullable String count = property.apply("jdk.tls.server.newSessionTicketCount");
    if (count == null || count.isBlank()) {
      return USUAL_TICKETS;
    }
    try {
      return Math.clamp(Integer.parseInt(count.strip()), 0, MOST_TICKETS);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("jdk.tls.server.newSessionTicketCount=" + count, e);
    }
  }

  private static boolean flag(
      Function<String, @Nullable String> property, String name, boolean usual) {
    @Nullable String value = property.apply(name);
    if (value == null || value.isBlank()) {
      return usual;
    }
    return Boolean.parseBoolean(value.strip());
  }

  private static <T> List<T> list(
      Function<String, @Nullable String> property,
      String name,
      Function<String[], List<T>> reader) {
    @Nullable String value = property.apply(name);
    if (value == null || value.isBlank()) {
      return List.of();
    }
    String bare = value.strip().replace("\"", "");
    String[] names = Arrays.stream(bare.split(",")).map(String::strip).toArray(String[]::new);
    try {
      return reader.apply(names);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + "=" + value + ": " + e.getMessage(), e);
    }
  }
}
