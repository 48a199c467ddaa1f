// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.identity.AccessRule;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RouteSwapTest {
  private static final int CLIENTS = 8;
  private static final int SWAPS = 200;
  private static final int PAUSE_MILLIS = 10;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void routesChangeUnderLoadWithoutAFailedRequest(HttpClient.Version version) throws Exception {
    try (RecordingUpstream one = RecordingUpstream.answering(RecordingUpstream.ok("one"));
        RecordingUpstream two = RecordingUpstream.answering(RecordingUpstream.ok("two"));
        RunningGateway gateway = RunningGateway.with(RunningGateway.open(one));
        HttpClient client = RunningGateway.client(version);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> load = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        load.add(threads.submit(() -> askUntilStopped(client, gateway)));
      }
      for (int i = 0; i < SWAPS; i++) {
        gateway.gateway().replaceRoutes(leadingTo(i % 2 == 0 ? two : one, "r" + i));
        Thread.sleep(PAUSE_MILLIS);
      }
      stop.set(true);
      for (Future<?> each : load) {
        each.get();
      }
      assertThat(failures).isEmpty();
      assertThat(answered.get()).isGreaterThan(SWAPS / 4);
      assertThat(one.requests()).isNotEmpty();
      assertThat(two.requests()).isNotEmpty();
    }
  }

  private static RouteTable leadingTo(RecordingUpstream upstream, String name) {
    Route route = Route.of(name, "", upstream.address(), new AccessRule.Open());
    return RouteTable.of(List.of(route), Set.of("localhost"));
  }

  private void askUntilStopped(HttpClient client, RunningGateway gateway) {
    while (!stop.get()) {
      try {
        ask(client, gateway);
      } catch (Exception e) {
        failures.add(e.toString());
      }
    }
  }

  private void ask(HttpClient client, RunningGateway gateway) throws Exception {
    HttpResponse<String> response =
        client.send(gateway.request("/x").build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200 || !Set.of("one", "two").contains(response.body())) {
      failures.add(response.statusCode() + " " + response.body());
    }
    answered.incrementAndGet();
  }
}
