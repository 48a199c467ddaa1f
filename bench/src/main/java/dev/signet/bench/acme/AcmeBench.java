// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import dev.signet.bench.plan.Benchmark;
import dev.signet.bench.program.ProgramProcess;
import dev.signet.bench.program.Tool;
import dev.signet.bench.tls.TrustingManager;
import dev.signet.jsse.SignetProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Orders by ACME, each with a key's signature on every request, a proof over a real connection and
 * a certificate fetched: what they cost the authority's process, and how many there are in a second
 * with the clients on the same processors. With an account for each client, and with one for all of
 * them.
 */
public final class AcmeBench implements Benchmark {
  private static final int CLIENTS = 64;

  /** It stands still for good with more. */
  private static final int PEBBLE_CLIENTS = 2;

  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(75);
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(12);
  private static final double MICROS_PER_MILLI = 1_000;

  private final Map<String, OrderFigures> figures = new LinkedHashMap<>();

  /** Nothing is measured yet. */
  public AcmeBench() {}

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public String summary() {
    return "orders by ACME beside Pebble, Caddy and step-ca, with a proof over HTTP each";
  }

  @Override
  public List<String> parts() {
    return AcmePeers.ALL;
  }

  @Override
  public void run(PrintStream out, List<String> chosen) throws Exception {
    Tool.require("openssl");
    SSLSocketFactory sockets = trusting();
    try (ProofServer proofs = ProofServer.start()) {
      for (String name : chosen) {
        Optional<String> version = AcmePeers.version(name);
        out.println(version.orElse(name + " is not installed and not measured"));
        if (version.isPresent()) {
          measured(name, sockets, proofs, out);
        }
      }
    }
    report(out);
  }

  /** One that breaks down leaves the others their figures. */
  private void measured(String name, SSLSocketFactory sockets, ProofServer proofs, PrintStream out)
      throws Exception {
    try {
      measure(name, sockets, proofs, out);
    } catch (IOException e) {
      out.println("  " + name + " broke down: " + e);
    }
  }

  private void measure(String name, SSLSocketFactory sockets, ProofServer proofs, PrintStream out)
      throws Exception {
    boolean isPebble = name.equals(AcmePeers.PEBBLE);
    int clients = isPebble ? PEBBLE_CLIENTS : CLIENTS;
    Path folder = Files.createTempDirectory("signet-acme");
    try (AcmePeer peer = new AcmePeers(folder, sockets).start(name)) {
      Applicants applicants = new Applicants(peer, sockets, proofs, AccountKey.generate().keys());
      List<AccountKey> keys = keys(clients);
      applicants.throng(keys, WARM_NANOS);
      keep(name + "_accounts", applicants.throng(keys, ROUND_NANOS), out);
      if (!isPebble) {
        List<AccountKey> one = Collections.nCopies(clients, keys.getFirst());
        keep(name + "_one_account", applicants.throng(one, ROUND_NANOS), out);
      }
    } finally {
      ProgramProcess.delete(folder);
    }
  }

  private void keep(String row, OrderFigures found, PrintStream out) {
    figures.put(row, found);
    found.faults().forEach(fault -> out.println("  " + row + ": " + fault));
  }

  private static List<AccountKey> keys(int count) throws GeneralSecurityException {
    List<AccountKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(AccountKey.generate());
    }
    return keys;
  }

  private static SSLSocketFactory trusting() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", new SignetProvider());
    context.init(null, new TrustManager[] {new TrustingManager()}, null);
    return context.getSocketFactory();
  }

  private void report(PrintStream out) throws IOException {
    out.printf(
        "%-24s%8s%14s%16s%16s%n", "", "orders", "orders/s", "server ms/order", "failed, of 100");
    StringBuilder json = new StringBuilder("{\"bench\":\"acme\"");
    figures.forEach((row, of) -> {
      double millis = of.cpuMicros() / MICROS_PER_MILLI / Math.max(1, of.orders());
      out.printf(
          Locale.ROOT,
          "%-24s%8d%14.0f%16.2f%16.1f%n",
          row,
          of.orders(),
          of.perSecond(),
          millis,
          of.failedOfHundred());
      json.append(
          String.format(
              Locale.ROOT,
              ",\"%s\":{\"orders_per_second\":%.1f,\"server_ms\":%.3f,\"failed_percent\":%.2f}",
              row,
              of.perSecond(),
              millis,
              of.failedOfHundred()));
    });
    out.println(json.append('}'));
  }
}
