// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;

/**
 * Acme4j as a client that does not give up when its connection ends: it asks again how things
 * stand, and goes on. Any answer of a server that refuses is a failure.
 */
final class OrderingClient {
  /** Ten times what a takeover and a machine with ten times its work need. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Login login;
  private final SlowProofs proofs;
  private final AtomicInteger interruptions;

  private OrderingClient(Login login, SlowProofs proofs, AtomicInteger interruptions) {
    this.login = login;
    this.proofs = proofs;
    this.interruptions = interruptions;
  }

  /**
   * A client of an account, which is made where there is none.
   *
   * @param interruptions is told how often a connection ended
   */
  static OrderingClient of(
      Session session, KeyPair keys, SlowProofs proofs, AtomicInteger interruptions)
      throws Exception {
    Login login =
        new AccountBuilder().agreeToTermsOfService().useKeyPair(keys).createLogin(session);
    return new OrderingClient(login, proofs, interruptions);
  }

  /** An order from its beginning to its certificate. */
  X509Certificate certificate(String name) throws Exception {
    Order order = again(() -> login.newOrder().domain(name).create());
    for (Authorization authorization : again(order::getAuthorizations)) {
      prove(authorization);
    }
    KeyPair keys = keys();
    Status status = again(order::getStatus);
    for (long end = end(); status != Status.VALID; status = refreshed(order)) {
      require(status, end, order);
      if (status == Status.READY) {
        try {
          order.execute(keys);
        } catch (AcmeNetworkException e) {
          // It may have come through or not.
          interruptions.incrementAndGet();
        }
      } else {
        Thread.sleep(PAUSE);
      }
    }
    return again(() -> order.getCertificate().getCertificate());
  }

  private void prove(Authorization authorization) throws Exception {
    Status status = again(authorization::getStatus);
    if (status == Status.PENDING) {
      Http01Challenge challenge =
          again(() -> authorization.findChallenge(Http01Challenge.class).orElseThrow());
      proofs.show(challenge.getToken(), challenge.getAuthorization());
      trigger(challenge);
    }
    // Nothing is told twice: as most clients, it only asks from now on.
    for (long end = end(); status != Status.VALID; status = again(authorization::getStatus)) {
      if (status != Status.PENDING || System.nanoTime() > end) {
        throw new AssertionError(authorization.getJSON() + " of " + authorization.getLocation());
      }
      Thread.sleep(PAUSE);
      again(authorization::fetch);
    }
  }

  private void trigger(Http01Challenge challenge) throws Exception {
    again(() -> {
      challenge.trigger();
      return true;
    });
  }

  private Status refreshed(Order order) throws Exception {
    again(order::fetch);
    return order.getStatus();
  }

  private static void require(Status status, long end, Order order) {
    boolean open =
        status == Status.PENDING || status == Status.READY || status == Status.PROCESSING;
    if (!open || System.nanoTime() > end) {
      throw new AssertionError(order.getJSON() + " of " + order.getLocation());
    }
  }

  /** Once more, as long as it is the connection that fails. */
  private <T> T again(Callable<T> request) throws Exception {
    for (long end = end(); ; Thread.sleep(PAUSE)) {
      try {
        return request.call();
      } catch (AcmeNetworkException e) {
        giveUp(end, e);
      } catch (AcmeLazyLoadingException e) {
        giveUp(end, (AcmeException) e.getCause());
      }
    }
  }

  private void giveUp(long end, AcmeException cause) throws AcmeException {
    interruptions.incrementAndGet();
    if (!(cause instanceof AcmeNetworkException) || System.nanoTime() > end) {
      throw cause;
    }
  }

  private static long end() {
    return System.nanoTime() + LIMIT.toNanos();
  }

  static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
