// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.AuthRig.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottleTest {
  @TempDir Path folder;
  private AuthRig rig;

  @BeforeEach
  void open() {
    rig = new AuthRig(folder);
    rig.add("anna");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theEleventhFailureOfAnAccountIs429UntilTheFirstIsTenMinutesOld() {
    fail("anna", 10);
    Reply held = rig.login("anna");
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.text("code")).isEqualTo("login-throttled-account");
    assertThat(held.headers().get("Retry-After")).isEqualTo("600");
    rig.clock.advance(Duration.ofMinutes(9));
    assertThat(rig.login("anna").headers().get("Retry-After")).isEqualTo("60");
    rig.clock.advance(Duration.ofMinutes(1));
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void anUnknownNameIsHeldBackAlike() {
    fail("nobody", 10);
    assertThat(rig.login("nobody").status()).isEqualTo(429);
    fail(" not a name ", 10);
    assertThat(rig.login(" not a name ").status()).isEqualTo(429);
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void aStrangerCannotLockTheOwnersDeviceOut() {
    String device = rig.login("anna").text("device_token");
    rig.source = "198.51.100.9";
    fail("anna", 10);
    assertThat(rig.login("anna").status()).isEqualTo(429);
    rig.source = "192.0.2.7";
    assertThat(rig.login("anna").status()).isEqualTo(429);
    assertThat(withDevice(AuthRig.PASSWORD, device).status()).isEqualTo(200);
  }

  @Test
  void aBrowserThatSignedInBeforeIsKnownByItsCookie() {
    String device =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/")
            .cookie("__Host-signet-device")
            .orElseThrow();
    rig.source = "198.51.100.9";
    fail("anna", 10);
    rig.source = "192.0.2.7";
    assertThat(rig.browserLogin("anna", AuthRig.PASSWORD, "/").status()).isEqualTo(429);
    Reply known = rig.browserLogin("anna", AuthRig.PASSWORD, "/", "__Host-signet-device=" + device);
    assertThat(known.status()).isEqualTo(303);
  }

  @Test
  void aKnownDeviceIsHeldBackByItsOwnFailures() {
    String device = rig.login("anna").text("device_token");
    for (int i = 0; i < 10; i++) {
      assertThat(withDevice("not the password", device).status()).isEqualTo(401);
    }
    assertThat(withDevice(AuthRig.PASSWORD, device).status()).isEqualTo(429);
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void anotherAccountsDeviceIsNoDevice() {
    rig.add("mallory");
    String device = rig.login("mallory").text("device_token");
    fail("anna", 10);
    assertThat(withDevice(AuthRig.PASSWORD, device).status()).isEqualTo(429);
  }

  @Test
  void aSourceIsHeldBackAfterAHundredFailures() {
    for (int i = 0; i < 10; i++) {
      fail("name" + i, 10);
    }
    Reply held = rig.login("anna");
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.text("code")).isEqualTo("login-throttled-source");
    rig.source = "192.0.2.8";
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void addressesOfOneNetworkAreOneSource() {
    for (int i = 0; i < 100; i++) {
      rig.source = "2001:db8:1:2::" + Integer.toHexString(i + 1);
      rig.login("name" + i, "not the password");
    }
    rig.source = "2001:db8:1:2:ffff::1";
    assertThat(rig.login("anna").text("code")).isEqualTo("login-throttled-source");
    rig.source = "2001:db8:1:3::1";
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void aRestartForgivesNothing() {
    fail("anna", 10);
    rig.close();
    rig = new AuthRig(folder);
    assertThat(rig.login("anna").status()).isEqualTo(429);
  }

  @Test
  void whoSendsFiftyAtOnceGetsTenTries() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        replies.add(threads.submit(() -> rig.login("anna", "not the password")));
      }
      for (Future<Reply> reply : replies) {
        statuses.add(reply.get().status());
      }
    }
    assertThat(statuses).containsOnly(401, 429);
    assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
  }

  @Test
  void manyRightLoginsAtOnceAreAllLetIn() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        replies.add(threads.submit(() -> rig.login("anna")));
      }
      for (Future<Reply> reply : replies) {
        assertThat(reply.get().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void newAccountsFromOneAddressAreFew() {
    for (int i = 0; i < 20; i++) {
      assertThat(register("anna").status()).isEqualTo(409);
    }
    Reply held = register("bert");
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.headers().get("Retry-After")).isEqualTo("600");
  }

  @Test
  void aClassOfStudentsCanRegisterFromOneAddress() {
    for (int i = 0; i < 40; i++) {
      assertThat(register("student" + i).status()).isEqualTo(201);
    }
  }

  private Reply register(String name) {
    return rig.post("/auth/register", Map.of("username", name, "password", AuthRig.PASSWORD));
  }

  private Reply withDevice(String password, String device) {
    return rig.post(
        "/auth/login", Map.of("username", "anna", "password", password, "device_token", device));
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(rig.login(name, "not the password").status()).isEqualTo(401);
    }
  }
}
