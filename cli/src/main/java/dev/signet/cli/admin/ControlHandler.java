// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.cli.terminal.Refusal;
import dev.signet.explain.FindingException;
import dev.signet.explain.JsonRendering;
import dev.signet.explain.Report;
import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.JsonBody;
import dev.signet.http.JsonText;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;

/**
 * The running process's end of the control socket. Must be served on that socket alone: whoever can
 * open it is this user, and is asked nothing else.
 */
public final class ControlHandler implements Handler {
  /** The one path. */
  public static final String PATH = "/control";

  /** The status of an answer that carries findings. */
  static final int REFUSED = HttpResponseStatus.UNPROCESSABLE_ENTITY.code();

  private final Administration administration;

  /** Performs what comes in by this administration. */
  public ControlHandler(Administration administration) {
    this.administration = administration;
  }

  @Override
  public Response handle(Request request) throws IOException {
    Operation operation = OperationText.read(JsonBody.read(request));
    try {
      byte[] answer = JsonText.bytes(administration.perform(operation));
      return json(HttpResponseStatus.OK, answer);
    } catch (FindingException e) {
      return refusal(Report.of(e.finding()));
    } catch (Refusal e) {
      return refusal(e.report());
    }
  }

  private static Response refusal(Report report) {
    byte[] text = JsonRendering.of(report).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return json(HttpResponseStatus.valueOf(REFUSED), text);
  }

  private static Response json(HttpResponseStatus status, byte[] content) {
    return Response.of(status, Body.of(content)).with("Content-Type", JsonBody.MEDIA_TYPE);
  }
}
