// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.TokenGrant;
import dev.signet.explain.Redacted;
import dev.signet.http.Body;
import dev.signet.http.JsonText;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers in JSON that no cache may keep (RFC 6749, 5.1). */
final class TokenAnswer {
  private TokenAnswer() {}

  static Response of(TokenGrant grant, Optional<Redacted> device) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", grant.accessToken().reveal());
    members.put("token_type", "Bearer");
    members.put("expires_in", grant.life().toSeconds());
    members.put("refresh_token", grant.refreshToken().reveal());
    device.ifPresent(token -> members.put(Client.DEVICE_FIELD, token.reveal()));
    return json(HttpResponseStatus.OK, members);
  }

  static Response json(HttpResponseStatus status, Map<String, Object> members) {
    return Response.of(status, Body.of(JsonText.bytes(members)))
        .with("Content-Type", "application/json")
        .with("Cache-Control", "no-store");
  }
}
