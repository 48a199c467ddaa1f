// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.ReachCause;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** Networks that lose what is sent, at once or halfway. */
final class NetworkFaults {
  /** RFC 919, 7: nobody is connected to by the address of all; the system knows no way there. */
  private static final String EVERYBODY = "255.255.255.255";

  /** Longer than any check waits. */
  private static final int SILENCE_MILLIS = 10_000;

  private NetworkFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "packets dropped",
            ReachCause.PORT_FILTERED,
            "port through",
            lab -> filtered(lab, Map.of())),
        LabCase.of(
            "packets dropped, and a proxy",
            ReachCause.PROXY_NEEDED,
            "proxy",
            lab -> filtered(lab, Map.of("https_proxy", "http://proxy." + lab.draw().host()))),
        LabCase.of(
            "no way there",
            ReachCause.ADDRESS_UNREACHABLE,
            "way",
            lab -> Scene.at(1).to(EVERYBODY).concerns(EVERYBODY)),
        LabCase.of(
            "cut off after the server's hello",
            HandshakeCause.HANDSHAKE_CUT_OFF,
            "",
            lab -> afterHello(lab, client -> {})),
        LabCase.of(
            "reset after the server's hello",
            HandshakeCause.HANDSHAKE_CUT_OFF,
            "",
            lab -> afterHello(lab, RawServer::reset)),
        LabCase.of(
            "stuck after the server's hello",
            HandshakeCause.HANDSHAKE_CUT_OFF,
            "",
            lab -> afterHello(lab, client -> Thread.sleep(SILENCE_MILLIS))));
  }

  private static Scene filtered(Lab lab, Map<String, String> environment) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    return Scene.at(lab.fullPort())
        .host(host)
        .trusting(authority.root())
        .environment(environment)
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  /** A good server, of which nothing but its hello comes through. */
  private static Scene afterHello(Lab lab, RawServer.Manner end) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            server.getOutputStream().write(RawServer.readHello(client.getInputStream()));
            InputStream answer = server.getInputStream();
            client.getOutputStream().write(RawServer.readHello(answer));
            end.with(client);
          }
        });
    return Scene.at(port).host(host).trusting(authority.root()).curedAt(behind);
  }
}
