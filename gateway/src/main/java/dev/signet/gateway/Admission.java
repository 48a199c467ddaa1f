// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.identity.Answer;
import dev.signet.identity.Presented;
import dev.signet.identity.Principal;
import java.util.Optional;

/**
 * The proof that a request passed its route's gate. Only {@link Gate} makes one, and {@link
 * Forwarding} takes nothing without.
 */
final class Admission {
  private final Route route;
  private final RoutePath path;
  private final Principal principal;
  private final Optional<Login> login;

  Admission(Route route, RoutePath path, Principal principal, Optional<Login> login) {
    this.route = route;
    this.path = path;
    this.principal = principal;
    this.login = login;
  }

  Route route() {
    return route;
  }

  RoutePath path() {
    return path;
  }

  Principal principal() {
    return principal;
  }

  /** What was shown and what was said of it, so that a long stream can be judged again. */
  Optional<Login> login() {
    return login;
  }

  /** A credential and its answer. */
  record Login(Presented presented, Answer.Known known) {}
}
