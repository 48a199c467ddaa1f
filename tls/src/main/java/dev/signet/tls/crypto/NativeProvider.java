// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import java.security.Provider;
import java.util.List;
import java.util.stream.Stream;

/**
 * A native provider of cryptography that the engine would use.
 *
 * @param name what it is called
 * @param version what it says of its version; empty where it does not run
 * @param obstacle why it does not run; empty where it does
 */
public record NativeProvider(String name, String version, String obstacle) {
  /** All that there could be. Loads them, which takes a while. */
  public static List<NativeProvider> examine() {
    return Stream.of(ForeignProviders.CORRETTO, ForeignProviders.CONSCRYPT)
        .map(NativeProvider::of)
        .toList();
  }

  /** Whether it runs on this machine. */
  public boolean runs() {
    return obstacle.isEmpty();
  }

  private static NativeProvider of(ForeignProviders foreign) {
    return switch (foreign.attempt()) {
      case ForeignProviders.Loaded(Provider provider) ->
          new NativeProvider(foreign.title(), provider.getVersionStr(), "");
      case ForeignProviders.Failed(String reason) ->
          new NativeProvider(foreign.title(), "", reason);
    };
  }
}
