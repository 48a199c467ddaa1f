// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Requests without a pause over both versions, on old and new connections, until it is ended. */
final class SteadyLoad {
  private static final int LOADERS = 4;

  /** A new client every so often: new connections must not fail either. */
  private static final int REQUESTS_PER_CLIENT = 50;

  private final URI url;
  private final Path root;
  private final AtomicBoolean go = new AtomicBoolean(true);
  private final AtomicLong answered = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> loaders = new ArrayList<>();

  private SteadyLoad(URI url, Path root) {
    this.url = url;
    this.root = root;
  }

  /** Begins to ask for an address. */
  static SteadyLoad on(URI url, Path root) {
    SteadyLoad load = new SteadyLoad(url, root);
    for (int i = 0; i < LOADERS; i++) {
      HttpClient.Version version =
          i % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
      load.loaders.add(Thread.ofVirtual().start(() -> load.run(version)));
    }
    return load;
  }

  /** Stops asking, and waits for what was asked. */
  void end() throws InterruptedException {
    go.set(false);
    for (Thread loader : loaders) {
      loader.join();
    }
  }

  long answered() {
    return answered.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  private void run(HttpClient.Version version) {
    while (go.get()) {
      try (TrustingClient client = new TrustingClient(root, version)) {
        ask(client);
      } catch (AssertionError e) {
        failures.add(e + " " + e.getCause());
      }
    }
  }

  private void ask(TrustingClient client) {
    for (int i = 0; i < REQUESTS_PER_CLIENT && go.get(); i++) {
      HttpResponse<String> response = client.get(url);
      answered.incrementAndGet();
      if (response.statusCode() != 200) {
        failures.add(response.statusCode() + " " + response.body());
      }
    }
  }
}
