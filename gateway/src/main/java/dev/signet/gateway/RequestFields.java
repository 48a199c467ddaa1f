// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.Exchange;
import dev.signet.http.RequestHead;
import dev.signet.http.client.UpstreamRequest;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the request that an application gets: what the client sent less what it may not say, and
 * what the gateway says in its place. One pass, no copy of the header map.
 */
final class RequestFields {
  private static final AsciiString SESSION = AsciiString.of(SessionCookie.NAME);
  private static final AsciiString VIA_1 = AsciiString.cached("1.1 signet");
  private static final AsciiString VIA_2 = AsciiString.cached("2 signet");
  private static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");
  private static final AsciiString ASSERTION = AsciiString.cached(AssertionIssuer.HEADER);
  private static final AsciiString USER = AsciiString.cached("X-Signet-User");
  private static final AsciiString ROLES = AsciiString.cached("X-Signet-Roles");

  private final String issuer;
  private final AssertionIssuer assertions;

  RequestFields(String issuer, AssertionIssuer assertions) {
    this.issuer = issuer;
    this.assertions = assertions;
  }

  /** The request for the application. */
  UpstreamRequest request(Admission admission, Exchange exchange, String requestId) {
    RequestHead head = exchange.request();
    boolean upgrade = Upgrade.isAskedFor(head);
    UpstreamRequest request = framed(admission, head, upgrade);
    Route route = admission.route();
    request.field(
        HttpHeaderNames.HOST,
        route.upstream().secure() ? route.upstream().authority() : head.authority());
    passed(admission, head.headers(), request);
    Forwarded.write(request, exchange);
    request.field(HttpHeaderNames.VIA, head.version() == 1 ? VIA_1 : VIA_2);
    request.field(REQUEST_ID, requestId);
    identity(admission, request);
    if (upgrade) {
      request.field(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
      request.field(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }
    return request;
  }

  private static UpstreamRequest framed(Admission admission, RequestHead head, boolean upgrade) {
    var address = admission.route().upstream();
    String target = admission.path().target();
    HttpMethod method = head.method();
    if (upgrade) {
      return UpstreamRequest.upgrade(address, target);
    }
    String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
    if (length != null) {
      return UpstreamRequest.sized(address, method, target, Long.parseLong(length.strip()));
    }
    return head.hasContent()
        ? UpstreamRequest.chunked(address, method, target)
        : UpstreamRequest.bare(address, method, target);
  }

  private void passed(Admission admission, HttpHeaders headers, UpstreamRequest request) {
    Set<String> nominated = nominated(headers);
    CharSequence cookies = null;
    Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
    while (fields.hasNext()) {
      Map.Entry<CharSequence, CharSequence> field = fields.next();
      CharSequence name = field.getKey();
      switch (FieldRule.of(name)) {
        case DROP -> {}
        case PASS -> {
          if (nominated.isEmpty() || !nominated.contains(FieldRule.normal(name.toString()))) {
            request.field(name, field.getValue());
          }
        }
        case COOKIE -> cookies = joined(cookies, field.getValue());
        case AUTHORIZATION -> {
          if (!isOurs(admission, field.getValue())) {
            request.field(name, field.getValue());
          }
        }
      }
    }
    if (cookies != null) {
      request.field(HttpHeaderNames.COOKIE, cookies);
    }
  }

  // RFC 9113, 8.2.3: crumbs "MUST be concatenated into a single octet string using the two-octet
  // delimiter of 0x3B, 0x20 … before being passed into a non-HTTP/2 context".
  private static @Nullable CharSequence joined(@Nullable CharSequence before, CharSequence field) {
    CharSequence rest =
        AsciiString.contains(field, SESSION)
            ? new SessionCookie(field.toString()).without()
            : field;
    if (rest.isEmpty()) {
      return before;
    }
    return before == null ? rest : before + "; " + rest;
  }

  // Behind a gate every bearer token was judged by us. On an open route the application may have
  // tokens of its own, and only those that we issued are kept from it.
  private boolean isOurs(Admission admission, CharSequence value) {
    String token = BearerToken.in(value.toString());
    if (token == null) {
      return false;
    }
    return !admission.route().isOpen() || BearerToken.isIssuedBy(issuer, token);
  }

  // RFC 9110, 7.6.1: "Intermediaries MUST parse a received Connection header field before a message
  // is forwarded and, for each connection-option in this field, remove any header … field(s) from
  // the message with the same name".
  private static Set<String> nominated(HttpHeaders headers) {
    Iterator<String> values = headers.valueStringIterator(HttpHeaderNames.CONNECTION);
    if (!values.hasNext()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    while (values.hasNext()) {
      String value = values.next();
      if (!isOrdinary(value)) {
        for (String option : value.split(",", -1)) {
          names.add(FieldRule.normal(option.strip()));
        }
      }
    }
    return names;
  }

  private static boolean isOrdinary(String value) {
    return value.equalsIgnoreCase("keep-alive")
        || value.equalsIgnoreCase("close")
        || value.equalsIgnoreCase("upgrade");
  }

  private void identity(Admission admission, UpstreamRequest request) {
    switch (admission.principal()) {
      case Principal.Nobody() -> {}
      case Principal.Person person -> known(admission, request, person, person.username());
      case Principal.Service service -> known(admission, request, service, service.id());
    }
  }

  private void known(
      Admission admission, UpstreamRequest request, Principal principal, String name) {
    Route route = admission.route();
    request.field(ASSERTION, assertions.assertionFor(principal, route.name()));
    if (route.identityHeaders()) {
      request.field(USER, FieldText.ascii(name));
      request.field(
          ROLES,
          principal.roles().stream().sorted().map(Role::name).collect(Collectors.joining(",")));
    }
  }
}
