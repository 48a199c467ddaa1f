// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.connect.CheckTarget;
import dev.signet.diagnose.connect.Patience;
import dev.signet.x509.path.TrustAnchors;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be checked, and how.
 *
 * @param target where the server is
 * @param host who its certificate has to name, and the hello asks for
 * @param anchors what is trusted
 * @param client what to show where the server asks; empty for nothing
 * @param probe whether a few more connections may be made to tell causes apart
 * @param surroundings this machine
 * @param patience how long to wait
 */
public record CheckOrder(
    CheckTarget target,
    String host,
    TrustAnchors anchors,
    Optional<ClientKey> client,
    boolean probe,
    Surroundings surroundings,
    Patience patience) {
  /** A check as nearly everybody wants it: one connection, nothing to show. */
  public static CheckOrder of(CheckTarget target, TrustAnchors anchors) {
    return new CheckOrder(
        target,
        target.host(),
        anchors,
        Optional.empty(),
        false,
        Surroundings.NONE,
        Patience.STANDARD);
  }

  /** The same where the certificate has to name somebody else. */
  public CheckOrder withHost(String name) {
    return new CheckOrder(target, name, anchors, client, probe, surroundings, patience);
  }

  /** The same with something to show. */
  public CheckOrder withClient(ClientKey key) {
    return new CheckOrder(target, host, anchors, Optional.of(key), probe, surroundings, patience);
  }

  /** The same with more connections, to tell causes apart. */
  public CheckOrder withProbe() {
    return new CheckOrder(target, host, anchors, client, true, surroundings, patience);
  }

  /** The same with the process's variables. */
  public CheckOrder withEnvironment(Map<String, String> variables) {
    return withSurroundings(surroundings.withEnvironment(variables));
  }

  /** The same on a machine that is looked at too. */
  public CheckOrder withSurroundings(Surroundings other) {
    return new CheckOrder(target, host, anchors, client, probe, other, patience);
  }

  /** The same with other bounds of time. */
  public CheckOrder withPatience(Patience other) {
    return new CheckOrder(target, host, anchors, client, probe, surroundings, other);
  }
}
