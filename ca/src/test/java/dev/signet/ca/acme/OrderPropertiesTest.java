// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.local.AuthorityFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any sequence of calls of two clients leaves orders and authorizations as the model says. */
class OrderPropertiesTest {
  private static final int CALLS = 120;
  private static final List<String> NAMES = List.of("a.localhost", "b.localhost", "c.localhost");

  @TempDir private Path folder;
  private AcmeFixture fixture;
  private final List<AcmeClient> clients = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final OrderModel model = new OrderModel();
  private Random random = new Random(0);

  @BeforeEach
  void open() {
    fixture = AcmeFixture.in(folder);
    clients.add(fixture.registered());
    clients.add(fixture.registered());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theServerIsWhereTheModelIs(long seed) {
    random = new Random(seed);
    for (int i = 0; i < CALLS; i++) {
      call();
      compareOne();
    }
    model.orders.forEach(this::compare);
    model.proofs.forEach(this::compare);
  }

  private void call() {
    int client = random.nextInt(clients.size());
    int choice = random.nextInt(20);
    if (choice < 4 || model.orders.isEmpty()) {
      place(client);
    } else if (choice < 10) {
      answer(client, pick(List.copyOf(model.proofs.keySet())), random.nextInt(4) > 0);
    } else if (choice < 16) {
      finish(client, pick(model.orders), random.nextInt(4) > 0);
    } else if (choice < 17) {
      give(client, pick(List.copyOf(model.proofs.keySet())));
    } else if (choice < 18) {
      changeKey(client);
    } else {
      sleep(Duration.ofHours(random.nextInt(24 * 5)));
    }
  }

  private void place(int client) {
    List<String> names = NAMES.subList(0, 1 + random.nextInt(NAMES.size()));
    calls.add(client + " orders " + names);
    AcmeClient.Answer answer = clients.get(client).order(names.toArray(String[]::new));
    assertThat(answer.status()).as(told()).isEqualTo(201);
    model.placed(client, answer, List.copyOf(names), now());
  }

  private void answer(int client, String url, boolean shown) {
    OrderModel.Proof proof = model.proofs.get(url);
    calls.add(client + " answers " + proof.name + " of " + proof.owner + ", shown: " + shown);
    AcmeClient asking = clients.get(client);
    if (proof.owner != client) {
      assertThat(asking.read(url).code()).as(told()).isEqualTo("acme-resource-foreign");
      return;
    }
    AcmeClient.Answer authorization = asking.read(url);
    if (!proof.status(now()).equals("pending")) {
      return;
    }
    Map<String, Object> challenge = AcmeFixture.challenge(authorization, "http-01");
    String token = challenge.get("token").toString();
    String path = "/.well-known/acme-challenge/" + token;
    fixture.shown.put(path, shown ? asking.keyAuthorization(token) : "something else");
    asking.post(challenge.get("url").toString(), Map.of());
    AcmeFixture.settled(asking, url);
    proof.tried(shown, now());
    // Asking again changes nothing, whatever is shown then.
    fixture.shown.remove(path);
    asking.post(challenge.get("url").toString(), Map.of());
  }

  private void finish(int client, OrderModel.Order order, boolean fitting) {
    calls.add(client + " finishes " + order.names + " of " + order.owner + ", fits: " + fitting);
    String[] names = fitting ? order.names.toArray(String[]::new) : new String[] {"z.localhost"};
    byte[] csr = AuthorityFixture.csr(AuthorityFixture.keys(), "", names);
    String before = order.status(now());
    AcmeClient.Answer answer =
        clients.get(client).post(order.finish, Map.of("csr", AcmeClient.encode(csr)));
    if (order.owner != client) {
      assertThat(answer.code()).as(told()).isEqualTo("acme-resource-foreign");
    } else if (!before.equals("ready")) {
      assertThat(answer.problem()).as(told()).isEqualTo("orderNotReady");
    } else if (!fitting) {
      assertThat(answer.code()).as(told()).isEqualTo("csr-names-differ");
    } else {
      assertThat(answer.text("status")).as(told()).isEqualTo("valid");
      order.issue();
    }
  }

  private void give(int client, String url) {
    OrderModel.Proof proof = model.proofs.get(url);
    calls.add(client + " gives up " + proof.name + " of " + proof.owner);
    AcmeClient.Answer answer = clients.get(client).post(url, Map.of("status", "deactivated"));
    if (proof.owner == client) {
      assertThat(answer.text("status")).as(told()).isEqualTo("deactivated");
      proof.give();
    } else {
      assertThat(answer.code()).as(told()).isEqualTo("acme-resource-foreign");
    }
  }

  private void changeKey(int client) {
    calls.add(client + " changes its key");
    AcmeClient old = clients.get(client);
    AcmeClient changed = fixture.client();
    changed.become(old.account());
    AcmeClient.Answer answer = old.post("/acme/key-change", AcmeFlowTest.inner(old, changed));
    assertThat(answer.status()).as(told()).isEqualTo(200);
    clients.set(client, changed);
  }

  private void sleep(Duration time) {
    calls.add("sleeps " + time);
    fixture.authority.clock.advance(time);
    // A nonce does not live as long.
    clients.forEach(AcmeClient::nonce);
  }

  private void compareOne() {
    compare(pick(model.orders));
    String url = pick(List.copyOf(model.proofs.keySet()));
    compare(url, model.proofs.get(url));
  }

  private void compare(OrderModel.Order order) {
    assertThat(clients.get(order.owner).read(order.url).text("status"))
        .as(told())
        .isEqualTo(order.status(now()));
    assertThat(clients.get(1 - order.owner).read(order.url).code())
        .isEqualTo("acme-resource-foreign");
  }

  private void compare(String url, OrderModel.Proof proof) {
    assertThat(clients.get(proof.owner).read(url).text("status"))
        .as(told())
        .isEqualTo(proof.status(now()));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Instant now() {
    return fixture.authority.clock.instant();
  }

  private String told() {
    return String.join("\n", calls);
  }
}
