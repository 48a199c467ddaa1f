// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.CheckOrder;
import dev.signet.diagnose.ClientKey;
import dev.signet.diagnose.Surroundings;
import dev.signet.diagnose.connect.CheckTarget;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.connect.Patience;
import dev.signet.testkit.TestIdentity;
import dev.signet.trust.Machine;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that runs, and how it is looked at.
 *
 * @param order the check
 * @param concerns what the finding has to name; empty for nothing in particular
 * @param clockOff how wrong this side's clock is
 * @param cured the check after the fix was made; empty where none can be made on one machine
 */
record Scene(CheckOrder order, String concerns, Duration clockOff, Optional<CheckOrder> cured) {
  /** A silent server costs this much; all others answer at once. */
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(3),
          Duration.ofMillis(1500),
          Duration.ofMillis(25),
          Duration.ofMillis(1500));

  /** A look at a port of this machine. */
  static Scene at(int port) {
    return at(Dialect.HTTPS, port);
  }

  static Scene at(Dialect dialect, int port) {
    CheckTarget target = new CheckTarget(dialect, "127.0.0.1", port);
    CheckOrder order =
        CheckOrder.of(target, TrustAnchors.of("the lab's store", "", List.of()))
            .withPatience(PATIENCE);
    return new Scene(order, "", Duration.ZERO, Optional.empty());
  }

  /** Asks for a name. */
  Scene host(String name) {
    return with(order.withHost(name));
  }

  /** Goes to another host than the loopback address. */
  Scene to(String host) {
    CheckTarget target = new CheckTarget(order.target().dialect(), host, order.target().port());
    return with(
        new CheckOrder(
            target,
            host,
            order.anchors(),
            order.client(),
            order.probe(),
            order.surroundings(),
            order.patience()));
  }

  /** Trusts certificates. */
  Scene trusting(TestIdentity... roots) {
    return with(trusting(order, roots));
  }

  /** Shows a certificate with what is above it. */
  Scene showing(TestIdentity client) {
    return with(order.withClient(key(client, client.path())));
  }

  /** Shows a certificate alone. */
  Scene showingAlone(TestIdentity client) {
    return with(order.withClient(key(client, List.of(client))));
  }

  /** With variables that lead programs to files. */
  Scene environment(Map<String, String> variables) {
    return with(order.withEnvironment(variables));
  }

  /** On a machine with stores and a hosts file of its own. */
  Scene on(Machine machine) {
    return with(order.withSurroundings(Surroundings.of(machine)));
  }

  /** After the variables were corrected. */
  Scene curedByEnvironment(Map<String, String> variables) {
    return cured(order.withEnvironment(variables));
  }

  /** What has to be named. */
  Scene concerns(String name) {
    return new Scene(order, name, clockOff, cured);
  }

  /** With a clock that is wrong. */
  Scene clockOff(Duration off) {
    return new Scene(order, concerns, off, cured);
  }

  /** After the server was mended, which then listens here. */
  Scene curedAt(int port) {
    CheckTarget there = new CheckTarget(order.target().dialect(), order.target().host(), port);
    return cured(
        new CheckOrder(
            there,
            order.host(),
            order.anchors(),
            order.client(),
            false,
            order.surroundings(),
            order.patience()));
  }

  /** After the right root was trusted. */
  Scene curedByTrusting(TestIdentity... roots) {
    return cured(trusting(order, roots));
  }

  /** After the right certificate was given. */
  Scene curedByShowing(TestIdentity client) {
    return cured(order.withClient(key(client, client.path())));
  }

  /** After another name was asked for. */
  Scene curedByHost(String name) {
    return cured(order.withHost(name));
  }

  private Scene cured(CheckOrder then) {
    return new Scene(order, concerns, clockOff, Optional.of(then));
  }

  private Scene with(CheckOrder other) {
    return new Scene(other, concerns, clockOff, cured);
  }

  private static CheckOrder trusting(CheckOrder order, TestIdentity... roots) {
    List<Certificate> certificates =
        Arrays.stream(roots).map(root -> Certificate.read(root.der())).toList();
    return new CheckOrder(
        order.target(),
        order.host(),
        TrustAnchors.of("the lab's store", "", certificates),
        order.client(),
        order.probe(),
        order.surroundings(),
        order.patience());
  }

  private static ClientKey key(TestIdentity client, List<TestIdentity> chain) {
    return new ClientKey(
        chain.stream().map(each -> Certificate.read(each.der())).toList(),
        client.keys().getPrivate());
  }
}
