// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.bench.plan.Benchmark;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * TLS engines in memory, side by side: TLS 1.3 with AES-256-GCM, one thread, both ends of one kind,
 * each engine in a process of its own.
 *
 * <p>Handshakes count the processor time of the server's end, with leaf and intermediate sent and
 * one ticket given. Bulk is full records, sealed and opened apart. Each figure is the best of a few
 * rounds after a warm-up. The client's end trusts all, so that nothing of it is compared. Blocking
 * sockets over the loopback address, as a Java program has them by a provider, are measured with
 * what each takes by itself: full handshakes, ECDSA, the group and the suite that it likes best.
 */
public final class TlsBench implements Benchmark {
  private static final String SEND = "send_gbps";
  private static final String RECEIVE = "receive_gbps";
  private static final String RECORD = "bytes_per_record";
  private static final String HANDSHAKE = "kb_per_handshake";
  private static final String IDLE = "heap_kb_idle";
  private static final String CONNECTION = "socket_connection_us";
  private static final String EXCHANGE = "socket_exchange_us";

  private final TlsMeasurement measurement = new TlsMeasurement();
  // Figure by figure, the peers in their order.
  private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();

  /** Nothing is measured yet. */
  public TlsBench() {}

  @Override
  public String name() {
    return "tls";
  }

  @Override
  public String summary() {
    return "handshakes, bulk data and memory of TLS engines";
  }

  @Override
  public List<String> parts() {
    return TlsPeers.NAMES;
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws Exception {
    if (chosen.size() == 1) {
      out.println("measuring " + chosen.getFirst() + " ...");
      measure(out, new TlsPeers(), chosen.getFirst());
    } else {
      for (String name : chosen) {
        ForkedRun.of(name(), name, out).forEach((figure, value) -> put(figure, name, value));
      }
    }
    table(out, chosen);
    out.println(json());
  }

  /** A peer that breaks down keeps what was measured of it, and takes nothing from the others. */
  private void measure(PrintStream out, TlsPeers peers, String name) throws InterruptedException {
    try {
      for (TlsScenario scenario : TlsScenario.values()) {
        handshakes(peers, name, scenario);
      }
      bulkAndIdle(peers, name);
      sockets(peers, name);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      out.println(name + " could not be measured further: " + e);
    }
  }

  private void handshakes(TlsPeers peers, String name, TlsScenario scenario) throws Exception {
    Optional<TlsPeer> peer = peers.peer(name, scenario);
    if (peer.isEmpty()) {
      return;
    }
    OptionalDouble micros = measurement.handshakeMicros(peer.get(), scenario);
    micros.ifPresent(found -> put(scenario.figure(), name, found));
    if (scenario == TlsScenario.FULL_ECDSA) {
      put(HANDSHAKE, name, measurement.kibPerHandshake());
    }
  }

  private void bulkAndIdle(TlsPeers peers, String name) throws Exception {
    TlsPeer peer = peers.peer(name, TlsScenario.FULL_ECDSA).orElseThrow();
    TlsMeasurement.BulkFigures bulk = measurement.bulk(peer);
    put(SEND, name, bulk.sendGbps());
    put(RECEIVE, name, bulk.receiveGbps());
    put(RECORD, name, bulk.bytesPerRecord());
    put(IDLE, name, measurement.idleKib(peer));
  }

  private void sockets(TlsPeers peers, String name) throws Exception {
    Optional<SocketMeasurement> sockets = peers.sockets(name);
    if (sockets.isPresent()) {
      SocketMeasurement.Figures figures = sockets.get().run();
      put(CONNECTION, name, figures.connection());
      put(EXCHANGE, name, figures.exchange());
    }
  }

  private void put(String figure, String peer, double value) {
    figures.computeIfAbsent(figure, _ -> new LinkedHashMap<>()).put(peer, value);
  }

  // Each figure with its ratio to the JDK's engine, where that was measured.
  private void table(PrintStream out, List<String> chosen) {
    out.printf("%-24s", "");
    chosen.forEach(name -> out.printf("%20s", name));
    out.println();
    figures.forEach((figure, byPeer) -> {
      out.printf("%-24s", figure);
      chosen.forEach(name -> out.printf("%20s", cell(byPeer, name)));
      out.println();
    });
  }

  private static String cell(Map<String, Double> byPeer, String name) {
    Double value = byPeer.get(name);
    Double reference = byPeer.get("jsse");
    if (value == null) {
      return "-";
    }
    String shown = String.format(Locale.ROOT, "%.1f", value);
    return reference == null
        ? shown
        : String.format(Locale.ROOT, "%s (%.2fx)", shown, value / reference);
  }

  private String json() {
    StringBuilder json = new StringBuilder("{\"bench\":\"tls\"");
    figures.forEach((figure, byPeer) -> {
      StringBuilder peers = new StringBuilder();
      byPeer.forEach((peer, value) ->
          peers.append(String.format(Locale.ROOT, "%s\"%s\":%.2f", comma(peers), peer, value)));
      json.append(",\"").append(figure).append("\":{").append(peers).append('}');
    });
    return json.append('}').toString();
  }

  private static String comma(StringBuilder before) {
    return before.isEmpty() ? "" : ",";
  }
}
