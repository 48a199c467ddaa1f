// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Ports on which nobody speaks TLS, or not at once. */
final class ReachFaults {
  /** Longer than any check waits. */
  private static final int SILENCE_MILLIS = 10_000;

  /** What fits one packet with room to spare. */
  private static final int SMALL_HELLO = 1000;

  private static final byte[] SSL_REQUEST = HexFormat.of().parseHex("0000000804d2162f");

  private ReachFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "port closed",
            ReachCause.PORT_REFUSED,
            "start the server",
            lab -> Scene.at(Lab.freePort())),
        LabCase.of(
            "name unknown",
            ReachCause.NAME_NOT_RESOLVED,
            "resolver",
            lab -> Scene.at(1).to(lab.draw().host() + ".invalid")),
        LabCase.of(
            "never answers",
            ReachCause.HELLO_UNANSWERED,
            "log",
            lab -> Scene.at(lab.serve(client -> Thread.sleep(SILENCE_MILLIS)))),
        banner(
            "plain HTTP",
            ReachCause.PLAIN_HTTP_PORT,
            "http://",
            "",
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        banner("SSH", ReachCause.SSH_PORT, "port of the service", "SSH-2.0-OpenSSH_9.2p1\r\n", ""),
        banner("SMTP", ReachCause.SMTP_PORT, "STARTTLS", "220 %s ESMTP Postfix\r\n", ""),
        banner("IMAP", ReachCause.IMAP_PORT, "STARTTLS", "* OK [CAPABILITY IMAP4rev1] %s\r\n", ""),
        banner("POP3", ReachCause.POP_PORT, "STLS", "+OK %s ready\r\n", ""),
        banner("FTP", ReachCause.FTP_PORT, "FTPS", "220 (vsFTPd 3.0.3) FTP %s\r\n", ""),
        LabCase.of(
            "MySQL greeting",
            ReachCause.MYSQL_PORT,
            "client of MySQL",
            lab -> Scene.at(lab.serve(ReachFaults::mysqlWithTls))),
        LabCase.of(
            "PostgreSQL without SSLRequest",
            ReachCause.POSTGRES_PORT,
            "PostgreSQL",
            lab -> Scene.at(lab.serve(ReachFaults::postgres))),
        LabCase.of(
            "noise",
            ReachCause.PROTOCOL_UNKNOWN,
            "which program",
            lab -> {
              byte[] noise = lab.draw().noise(40);
              return Scene.at(
                  lab.serve(client -> {
                    RawServer.readHello(client.getInputStream());
                    client.getOutputStream().write(noise);
                  }));
            }),
        LabCase.of(
            "closed upon the hello",
            ReachCause.HELLO_CLOSED,
            "forms of hello",
            lab -> Scene.at(lab.serve(client -> RawServer.readHello(client.getInputStream())))),
        LabCase.of(
            "reset upon the hello",
            ReachCause.HELLO_RESET,
            "forms of hello",
            lab ->
                Scene.at(
                    lab.serve(client -> {
                      RawServer.readHello(client.getInputStream());
                      RawServer.reset(client);
                    }))),
        LabCase.of(
            "reset on accept",
            ReachCause.CLOSED_ON_ACCEPT,
            "load balancer",
            lab -> Scene.at(lab.serve(RawServer::reset))),
        LabCase.of(
            "closed on accept",
            ReachCause.CLOSED_ON_ACCEPT,
            "load balancer",
            lab -> Scene.at(lab.serve(client -> {}))),
        LabCase.of(
            "PROXY header wanted",
            ReachCause.PROXY_HEADER_WANTED,
            "load balancer",
            ReachFaults::behindProxyHeader),
        LabCase.of(
            "PROXY header sent",
            ReachCause.PROXY_HEADER_SENT,
            "send-proxy",
            lab ->
                Scene.at(
                    lab.serve(client -> {
                      say(client, "PROXY TCP4 10.0.0.1 10.0.0.2 4711 443\r\n");
                      RawServer.readHello(client.getInputStream());
                    }))),
        LabCase.of(
            "large hello dropped",
            ReachCause.LARGE_HELLO_DROPPED,
            "middlebox",
            ReachFaults::behindNarrowBox),
        LabCase.of("name filtered", ReachCause.NAME_FILTERED, "filter", ReachFaults::behindFilter),
        LabCase.of(
            "PostgreSQL has no TLS",
            DatabaseCause.DATABASE_WITHOUT_TLS,
            "TLS on",
            lab ->
                Scene.at(
                    Dialect.POSTGRES,
                    lab.serve(client -> {
                      client.getInputStream().readNBytes(SSL_REQUEST.length);
                      client.getOutputStream().write('N');
                    }))),
        LabCase.of(
            "MySQL has no TLS",
            ReachCause.TLS_NOT_OFFERED,
            "TLS on",
            lab -> Scene.at(Dialect.MYSQL, lab.serve(client -> mysql(client, 0xf7ff)))),
        LabCase.of(
            "SMTP has no STARTTLS",
            ReachCause.TLS_NOT_OFFERED,
            "TLS on",
            lab ->
                Scene.at(
                    Dialect.SMTP,
                    lab.serve(client -> {
                      say(client, "220 ready\r\n");
                      client.getInputStream().read(new byte[100]);
                      say(client, "250-hello\r\n250 SIZE 1000\r\n");
                      client.getInputStream().read();
                    }))),
        LabCase.of(
            "Redis where PostgreSQL was asked",
            ReachCause.GREETING_FOREIGN,
            "scheme",
            lab ->
                Scene.at(
                    Dialect.POSTGRES,
                    lab.serve(client -> say(client, "-ERR unknown command\r\n")))),
        LabCase.of(
            "SSH where PostgreSQL was asked",
            ReachCause.SSH_PORT,
            "port of the service",
            lab ->
                Scene.at(
                    Dialect.POSTGRES, lab.serve(client -> say(client, "SSH-2.0-OpenSSH_9.2\r\n")))),
        LabCase.of(
            "TLS asked plainly",
            ReachCause.TLS_PORT_SPOKEN_PLAINLY,
            "https://",
            lab ->
                Scene.at(
                    Dialect.HTTP,
                    lab.serve(client -> {
                      client.getInputStream().read(new byte[100]);
                      client.getOutputStream().write(HexFormat.of().parseHex("1503030002020a"));
                    }))));
  }

  private static LabCase banner(
      String name, ReachCause cause, String fix, String first, String answer) {
    return LabCase.of(
        name,
        cause,
        fix,
        lab -> {
          String host = lab.draw().host();
          return Scene.at(
              lab.serve(client -> {
                say(client, first.formatted(host));
                RawServer.readHello(client.getInputStream());
                say(client, answer);
              }));
        });
  }

  private static void say(java.net.Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void mysqlWithTls(java.net.Socket client) throws IOException {
    mysql(client, 0xffff);
  }

  /** A greeting of protocol 10 with the lower half of the capabilities. */
  private static void mysql(java.net.Socket client, int capabilities) throws IOException {
    byte[] version = "8.0.36\0".getBytes(StandardCharsets.US_ASCII);
    java.nio.ByteBuffer body =
        java.nio.ByteBuffer.allocate(80).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    body.put((byte) 10).put(version).putInt(7).put("scramble".getBytes(StandardCharsets.US_ASCII));
    body.put((byte) 0).putShort((short) capabilities).put((byte) 45).putShort((short) 2);
    body.putShort((short) 0xc7ff).put((byte) 21).put(new byte[10]);
    body.put(
        "twelve-bytes\0mysql_native_password\0"
            .substring(0, 13)
            .getBytes(StandardCharsets.US_ASCII));
    int length = body.position();
    java.nio.ByteBuffer packet =
        java.nio.ByteBuffer.allocate(4 + length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    packet.putInt(length).put(body.array(), 0, length);
    client.getOutputStream().write(packet.array());
    client.getInputStream().read(new byte[200]);
  }

  /** As PostgreSQL before 17: anything but a known first packet ends the connection. */
  private static void postgres(java.net.Socket client) throws IOException {
    byte[] first = client.getInputStream().readNBytes(SSL_REQUEST.length);
    if (java.util.Arrays.equals(first, SSL_REQUEST)) {
      client.getOutputStream().write('S');
      client.getInputStream().read(new byte[500]);
    }
  }

  private static Scene behindProxyHeader(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          byte[] first = client.getInputStream().readNBytes(6);
          if (new String(first, StandardCharsets.US_ASCII).equals("PROXY ")) {
            while (client.getInputStream().read() != '\n') {}
            RawServer.forward(client, new byte[0], behind);
          }
        });
    return Scene.at(port).host(host).trusting(authority.root());
  }

  private static Scene behindNarrowBox(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          byte[] hello = RawServer.readHello(client.getInputStream());
          if (hello.length > SMALL_HELLO) {
            Thread.sleep(SILENCE_MILLIS);
          }
          RawServer.forward(client, hello, behind);
        });
    return Scene.at(port).host(host).trusting(authority.root());
  }

  private static Scene behindFilter(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server = authority.server(host);
    int behind = lab.serve(ServerSettings.of(server));
    int port =
        lab.serve(client -> {
          byte[] hello = RawServer.readHello(client.getInputStream());
          if (new String(hello, StandardCharsets.ISO_8859_1).contains(host)) {
            RawServer.reset(client);
          } else {
            RawServer.forward(client, hello, behind);
          }
        });
    return Scene.at(port).host(host).trusting(authority.root());
  }
}
