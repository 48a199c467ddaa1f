// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.acme.OrderRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.InstantSource;
import java.util.Map;

/** Authorizations and their challenges (RFC 8555, 7.5). */
final class AuthorizationResource {
  /** A trial is over in a second or two where everything answers. */
  private static final String SOON = "1";

  private final OrderRegister orders;
  private final InstantSource clock;

  AuthorizationResource(OrderRegister orders, InstantSource clock) {
    this.orders = orders;
    this.clock = clock;
  }

  Response answer(String id, SignedRequest request, AcmeAddress address) {
    AcmeAccount account = request.account();
    if (request.payload().isEmpty()) {
      return answer(orders.authorization(account, id), address);
    }
    Map<String, Object> members = request.payload().members();
    if (!"deactivated".equals(members.get("status"))) {
      throw SignedRequest.malformed(
          "\"status\": \"deactivated\"", Printable.line(String.valueOf(members.get("status"))));
    }
    return answer(orders.relinquish(account, id), address);
  }

  /** RFC 8555, 7.5.1: an object tells us to look, nothing at all asks how it stands. */
  Response challenge(String id, String type, SignedRequest request, AcmeAddress address) {
    AcmeAccount account = request.account();
    AcmeAuthorization.State state = orders.authorization(account, id);
    AcmeAuthorization.Subject subject = state.authorization().subject();
    ChallengeType asked =
        ChallengeType.named(type)
            .filter(ChallengeType.fitting(subject.identifier(), subject.wildcard())::contains)
            .orElseThrow(() -> new FindingException(Finding.of(AcmeCode.ACME_RESOURCE_UNKNOWN)));
    if (!request.payload().isEmpty()) {
      request.payload().members();
      state = orders.answer(account, id, asked);
    }
    Response response =
        Response.json(HttpResponseStatus.OK, AcmeDocuments.challenge(state, asked, address))
            .with("Link", "<" + address.toAuthorization(id) + ">;rel=\"up\"");
    return paced(response, state);
  }

  private Response answer(AcmeAuthorization.State state, AcmeAddress address) {
    return paced(
        Response.json(
            HttpResponseStatus.OK, AcmeDocuments.authorization(state, clock.instant(), address)),
        state);
  }

  private static Response paced(Response response, AcmeAuthorization.State state) {
    boolean runs = state.attempt().isPresent() && state.validation().isEmpty();
    return runs ? response.with("Retry-After", SOON) : response;
  }
}
