// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Profile;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.OrderRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Response;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders and their certificates (RFC 8555, 7.4). */
final class OrderResource {
  private static final String CHAIN = "application/pem-certificate-chain";

  /** A certificate is made in milliseconds; who sees it being made asks again. */
  private static final String SOON = "1";

  private final OrderRegister orders;

  OrderResource(AcmeParts.Desks desks) {
    this.orders = desks.orders();
  }

  Response place(SignedRequest request, AcmeAddress address) {
    Map<String, Object> members = request.payload().members();
    AcmeOrder.Terms terms =
        new AcmeOrder.Terms(
            text(members, "profile").orElse(Profile.SERVER.name()),
            time(members, "notBefore"),
            time(members, "notAfter"),
            text(members, "replaces").map(id -> CertificateId.read(id).serial()));
    AcmeOrder.State state = orders.place(request.account(), identifiers(members), terms);
    return answer(HttpResponseStatus.CREATED, state, address);
  }

  Response read(String id, SignedRequest request, AcmeAddress address) {
    request.payload().requireEmpty();
    return answer(HttpResponseStatus.OK, orders.order(request.account(), id), address);
  }

  Response finish(String id, SignedRequest request, AcmeAddress address) {
    String csr =
        text(request.payload().members(), "csr")
            .orElseThrow(() -> SignedRequest.malformed("\"csr\"", "none"));
    Bytes encoded = Bytes.of(Base64Url.decode(csr, "csr"));
    return answer(
        HttpResponseStatus.OK,
        orders.finish(request.account(), id, encoded, request.accountKey()),
        address);
  }

  /** RFC 8555, 7.4.2: the certificate first, each next one certifying the one before. */
  Response certificate(String id, SignedRequest request) {
    request.payload().requireEmpty();
    IssuedCertificate issued = orders.certificate(request.account(), id);
    String pem = issued.chain().stream().map(Certificate::toPem).collect(Collectors.joining());
    return Response.text(HttpResponseStatus.OK, CHAIN, pem);
  }

  private static Response answer(
      HttpResponseStatus status, AcmeOrder.State state, AcmeAddress address) {
    Response response =
        Response.json(status, AcmeDocuments.order(state, address))
            .with("Location", address.toOrder(state.order().id()));
    return state.status() == AcmeOrder.Status.PROCESSING
        ? response.with("Retry-After", SOON)
        : response;
  }

  private static List<AcmeIdentifier> identifiers(Map<String, Object> members) {
    List<AcmeIdentifier> identifiers = new ArrayList<>();
    if (members.get("identifiers") instanceof List<?> listed) {
      listed.forEach(each -> identifiers.add(identifier(each)));
    }
    if (identifiers.isEmpty()) {
      throw new FindingException(Finding.of(AcmeCode.IDENTIFIERS_MISSING));
    }
    return identifiers;
  }

  private static AcmeIdentifier identifier(@Nullable Object member) {
    Map<?, ?> object = member instanceof Map<?, ?> map ? map : Map.of();
    String type = String.valueOf(object.get("type"));
    String value = object.get("value") instanceof String text ? text : "";
    return switch (type) {
      case "dns" -> AcmeIdentifier.dns(value);
      case "ip" -> AcmeIdentifier.ip(value).orElseThrow(() -> invalid(value));
      default ->
          throw Finding.about(AcmeCode.IDENTIFIER_KIND_UNSUPPORTED)
              .subject(Printable.line(value))
              .wanted("dns or ip")
              .found(Printable.line(type))
              .toException();
    };
  }

  private static FindingException invalid(String value) {
    return Finding.about(AcmeCode.IDENTIFIER_INVALID)
        .subject(Printable.line(value))
        .wanted("an IP address")
        .found(Printable.line(value))
        .toException();
  }

  private static Optional<String> text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Instant> time(Map<String, Object> members, String name) {
    Optional<String> text = text(members, name);
    try {
      return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      throw Finding.about(AcmeCode.ORDER_TIMES_REFUSED)
          .subject(name)
          .wanted("a time such as 2027-01-31T00:00:00Z (RFC 3339)")
          .found(Printable.line(text.orElse("")))
          .toException();
    }
  }
}
