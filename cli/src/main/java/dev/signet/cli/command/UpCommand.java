// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.Configuration.Registration;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.config.RouteWords;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.WrongValue;
import dev.signet.cli.up.UpOptions;
import dev.signet.cli.up.UpOptions.Ports;
import dev.signet.explain.FindingException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signet up}. */
@Command(
    name = "up",
    description = "Starts the gateway; the first start makes everything it needs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet up                                   with a demo application behind it",
      "  signet up --upstream http://127.0.0.1:8000  in front of your own",
      "  signet up --https-port 443 --bind 0.0.0.0 --bind ::",
      "  signet up --json | jq -r 'select(.event == \"ready\").url'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:stopped by Ctrl-C or TERM, after the requests in work",
      " 2:the command was typed wrong",
      " 8:the database cannot be reached",
      " 9:a port, the data directory, the settings or the disk",
      "70:a bug in signet"
    })
final class UpCommand implements Action {
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description = "Your application, for instance http://127.0.0.1:8000; else a demo runs.")
  @Nullable String upstream;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      description = "For HTTPS (default: 8443); 0 takes a free one.")
  @Nullable Integer httpsPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "For redirects to HTTPS (default: 8080); 0 takes a free one.")
  @Nullable Integer httpPort;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description = "Serves metrics and health on this TCP port too.")
  @Nullable Integer adminPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "An address to listen on (default: 127.0.0.1 and ::1); may be repeated.")
  List<String> bind = new ArrayList<>();

  @Option(
      names = "--registration",
      paramLabel = "open|closed",
      description = "Whether strangers may make accounts (default: open with the demo alone).")
  @Nullable String registration;

  @Option(
      names = "--tls-provider",
      paramLabel = "signet|jdk",
      description = "Whose TLS is spoken (default: signet).")
  @Nullable String tlsProvider;

  @Override
  public ExitCode perform(Invocation invocation) throws java.io.IOException {
    return invocation.up(options());
  }

  private UpOptions options() {
    return new UpOptions(
        upstreamUrl(),
        new Ports(
            port("--https-port", httpsPort),
            port("--http-port", httpPort),
            port("--admin-port", adminPort)),
        bind.stream().map(UpCommand::address).toList(),
        registration(),
        provider());
  }

  private Optional<URI> upstreamUrl() {
    return Optional.ofNullable(upstream).map(url -> RouteWords.upstream("--upstream", url));
  }

  private Optional<Registration> registration() {
    @Nullable String word = registration;
    if (word == null) {
      return Optional.empty();
    }
    return switch (word) {
      case "open" -> Optional.of(Registration.OPEN);
      case "closed" -> Optional.of(Registration.CLOSED);
      default -> throw wrong("--registration", "open or closed", word);
    };
  }

  private Optional<TlsProvider> provider() {
    @Nullable String word = tlsProvider;
    if (word == null) {
      return Optional.empty();
    }
    return switch (word) {
      case "signet" -> Optional.of(TlsProvider.SIGNET);
      case "jdk" -> Optional.of(TlsProvider.JDK);
      default -> throw wrong("--tls-provider", "signet or jdk", word);
    };
  }

  private static Optional<Integer> port(String option, @Nullable Integer port) {
    if (port != null && (port < 0 || port > MAX_PORT)) {
      throw wrong(option, "a port from 0 to " + MAX_PORT, port.toString());
    }
    return Optional.ofNullable(port);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--bind", "an IP address of this machine, such as 127.0.0.1 or ::", text);
    }
  }

  private static FindingException wrong(String option, String wanted, String found) {
    return WrongValue.of("signet up", option, wanted, found);
  }
}
