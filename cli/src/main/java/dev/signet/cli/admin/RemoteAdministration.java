// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Refusal;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.JsonBody;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks the process that runs on the data directory. */
public final class RemoteAdministration implements Administration {
  private final ControlSocket socket;

  /**
   * Speaks to a process.
   *
   * @param socket its control socket
   * @param log where it writes what it does, for the remedy when it does not answer
   */
  public RemoteAdministration(Path socket, Path log) {
    this.socket = new ControlSocket(socket, log);
  }

  /** Whether the process listens already. */
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public Map<String, Object> perform(Operation operation) {
    ControlSocket.Reply reply = socket.post(ControlHandler.PATH, OperationText.write(operation));
    JsonBody body = JsonBody.parse(bytes(reply.content()));
    if (reply.status() == ControlHandler.REFUSED) {
      throw new Refusal(report(body));
    }
    if (reply.status() / 100 != 2) {
      throw Finding.about(CliCode.CONTROL_MALFORMED)
          .found("status " + reply.status())
          .toException();
    }
    return body.members();
  }

  // Only code and evidence cross the socket; the sentences come from the catalogue on this side.
  private static Report report(JsonBody body) {
    if (!(body.members().get("findings") instanceof List<?> items) || items.isEmpty()) {
      throw Finding.about(CliCode.CONTROL_MALFORMED)
          .found("a refusal without a finding")
          .toException();
    }
    return new Report(items.stream().map(RemoteAdministration::finding).toList());
  }

  private static Finding finding(Object item) {
    Map<?, ?> members = item instanceof Map<?, ?> map ? map : Map.of();
    String id = text(members, "code");
    Code code =
        Codes.byId(id)
            .orElseThrow(() ->
                Finding.about(CliCode.CONTROL_MALFORMED).found("the code " + id).toException());
    Finding.Builder finding =
        Finding.about(code)
            .subject(text(members, "subject"))
            .wanted(text(members, "wanted"))
            .found(text(members, "found"));
    if (members.get("parameters") instanceof Map<?, ?> parameters) {
      parameters.forEach(
          (name, value) -> finding.with(String.valueOf(name), String.valueOf(value)));
    }
    return finding.build();
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  @Override
  public void close() {}
}
