// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** What engines and sockets answer when they are asked for their settings. */
public final class LinkControls {
  private final Link link;

  /** The answers for a connection. */
  public LinkControls(Link link) {
    this.link = link;
  }

  /** The suites that are enabled. */
  public String[] suites() {
    return link.settings().suiteNames(choice().suites());
  }

  /** The versions that are enabled. */
  public String[] versions() {
    return link.settings().versionNames(choice().versions());
  }

  /** All settings in Java's form. */
  public SSLParameters parameters() {
    ParameterChoice choice = choice();
    return link.settings().parameters(choice.versions(), choice.suites());
  }

  /** ALPN after the handshake: empty where none was agreed on, null before. */
  public @Nullable String applicationProtocol() {
    return locked(link::applicationProtocol);
  }

  /** ALPN during the handshake, where it is agreed on already; null before and after. */
  public @Nullable String handshakeApplicationProtocol() {
    return locked(() -> link.handshake().isEmpty() ? null : link.agreedProtocol().orElse(null));
  }

  private ParameterChoice choice() {
    return new ParameterChoice(link.setup(), link.isClient());
  }

  private @Nullable String locked(java.util.function.Supplier<@Nullable String> question) {
    link.lock().lock();
    try {
      return question.get();
    } finally {
      link.lock().unlock();
    }
  }
}
