// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.ExchangeService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services by path: a key that ends with a slash takes all below it, any other itself alone. */
final class ReservedPaths {
  private record Place(String path, ExchangeService service) {
    boolean holds(String asked) {
      return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
    }
  }

  private final List<Place> longestFirst;

  ReservedPaths(Map<String, ExchangeService> services) {
    this.longestFirst =
        services.entrySet().stream()
            .map(entry -> new Place(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt((Place place) -> place.path().length()).reversed())
            .toList();
  }

  /** The service for a path, or null. */
  @Nullable ExchangeService find(String path) {
    for (Place place : longestFirst) {
      if (place.holds(path)) {
        return place.service();
      }
    }
    return null;
  }
}
