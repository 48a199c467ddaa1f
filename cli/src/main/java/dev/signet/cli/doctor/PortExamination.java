// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.ExchangeService;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the gateway could listen where it should. While it runs, it does.
 *
 * @param patient whose ports they are
 */
record PortExamination(Patient patient) implements Examination {
  @Override
  public String subject() {
    return "ports";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    if (!patient.isRunning()) {
      for (InetAddress address : patient.listeners().addresses()) {
        look(findings, "--https-port", address, patient.listeners().httpsPort());
        look(findings, "--http-port", address, patient.listeners().httpPort());
      }
    }
    return findings;
  }

  @Override
  public String seen() {
    // Its command line may have given it others than the file names.
    return patient.isRunning()
        ? "held by the running gateway"
        : patient.listeners().httpsPort() + " and " + patient.listeners().httpPort() + ", free";
  }

  // The server itself is asked, so that what is told here is what up would tell.
  private static void look(List<Finding> findings, String option, InetAddress address, int port) {
    ExchangeService nothing =
        exchange -> {
          throw new IllegalStateException("nobody is served during an examination");
        };
    try {
      HttpServer.start(
              ServerSettings.standard(InstantSource.system()),
              List.of(
                  ListenerSettings.plain(option, new InetSocketAddress(address, port), nothing)))
          .close();
    } catch (FindingException e) {
      findings.add(e.finding());
    }
  }
}
