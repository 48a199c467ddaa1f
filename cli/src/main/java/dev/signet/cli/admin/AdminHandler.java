// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import java.io.IOException;

/**
 * What the control socket serves: commands at one path, metrics and health at the others.
 *
 * @param control takes commands
 * @param admin tells metrics and health
 */
public record AdminHandler(ControlHandler control, Handler admin) implements Handler {
  @Override
  public Response handle(Request request) throws IOException {
    return request.head().path().equals(ControlHandler.PATH)
        ? control.handle(request)
        : admin.handle(request);
  }
}
