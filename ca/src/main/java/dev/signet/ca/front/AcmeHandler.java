// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeRefusal;
import dev.signet.ca.acme.ProblemText;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.JsonText;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ACME server's front (RFC 8555): addresses, nonces, signatures, documents. Everything lies
 * under {@value #PREFIX}; the directory is {@code /acme/directory}.
 */
public final class AcmeHandler implements Handler {
  /** The path under which everything lies. */
  public static final String PREFIX = AcmeAddress.PREFIX;

  private static final String PROBLEM = "application/problem+json";

  /** In seconds: a database that conflicts or starts anew is mostly back then. */
  private static final String SOON = "5";

  private final NonceBook nonces;
  private final JwsReader reader;
  private final AcmeResources resources;

  /** A front for these parts. */
  public AcmeHandler(AcmeParts parts) {
    AcmeParts.Nonces made = parts.nonces();
    this.nonces = new NonceBook(made.key().toArray(), made.store(), made.random(), parts.clock());
    this.reader = new JwsReader(nonces, parts.accounts());
    this.resources = new AcmeResources(parts);
  }

  @Override
  public Response handle(Request request) throws IOException {
    AcmeAddress address = AcmeAddress.of(request.head());
    Response response;
    try {
      response = answer(request, address);
    } catch (FindingException e) {
      response = delayed(problem(ProblemText.members(e.finding())), e.finding());
    } catch (AcmeRefusal e) {
      response = problem(ProblemText.members(e));
    }
    // RFC 8555, 6.5: in every successful answer to a POST, and in errors too; 7.1: "index" in all
    // but the directory.
    if (!request.head().path().equals(AcmeAddress.DIRECTORY)) {
      response.with("Link", "<" + address.to(AcmeAddress.DIRECTORY) + ">;rel=\"index\"");
    }
    if (isSigned(request) || request.head().path().equals(AcmeAddress.NEW_NONCE)) {
      response.with("Replay-Nonce", nonces.next());
    }
    return response
        .with("Cache-Control", "no-store")
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "Link, Replay-Nonce, Location, Retry-After")
        .with("X-Content-Type-Options", "nosniff");
  }

  private Response answer(Request request, AcmeAddress address) throws IOException {
    String path = request.head().path();
    if (isSigned(request)) {
      if (resources.isPlain(path)) {
        throw refusedMethod(request, "GET");
      }
      resources.require(path);
      return resources.post(path, reader.read(request, address), address);
    }
    HttpMethod method = request.head().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      throw refusedMethod(request, "POST");
    }
    return resources
        .get(path, method.equals(HttpMethod.HEAD), address)
        .orElseThrow(() -> {
          resources.require(path);
          return refusedMethod(request, "POST, signed: a POST-as-GET");
        });
  }

  private static boolean isSigned(Request request) {
    return request.head().method().equals(HttpMethod.POST);
  }

  private static FindingException refusedMethod(Request request, String wanted) {
    return Finding.about(AcmeCode.ACME_METHOD_REFUSED)
        .subject(Printable.line(request.head().path()))
        .wanted(wanted)
        .found(Printable.line(request.head().method().name()))
        .toException();
  }

  /**
   * RFC 8555, 6.6: "the server SHOULD include a 'Retry-After' header field"; RFC 9110, 15.6.4: with
   * 503 too.
   */
  private static Response delayed(Response response, Finding finding) {
    @Nullable String seconds = finding.parameters().get(AcmeCode.RETRY_AFTER);
    if (seconds == null
        && response.head().status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
      return response.with("Retry-After", SOON);
    }
    return seconds == null ? response : response.with("Retry-After", seconds);
  }

  private static Response problem(Map<String, Object> members) {
    int status =
        members.get("status") instanceof Integer known
            ? known
            : HttpResponseStatus.INTERNAL_SERVER_ERROR.code();
    return Response.of(HttpResponseStatus.valueOf(status), Body.of(JsonText.bytes(members)))
        .with("Content-Type", PROBLEM);
  }
}
