// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/** Which address is what (RFC 8555, 7.1). */
final class AcmeResources {
  private final AccountResource accounts;
  private final OrderResource orders;
  private final AuthorizationResource authorizations;
  private final CertificateResource certificates;
  private final boolean bound;

  AcmeResources(AcmeParts parts) {
    this.accounts = new AccountResource(parts.desks());
    this.orders = new OrderResource(parts.desks());
    this.authorizations = new AuthorizationResource(parts.desks().orders(), parts.clock());
    this.bound = parts.bound();
    this.certificates = new CertificateResource(parts.desks().certificates());
  }

  /**
   * An address below the prefix, in its parts.
   *
   * @param kind its first part
   * @param id its second part, or empty
   * @param rest its third part, or empty
   */
  private record Place(String kind, String id, String rest) {
    private static final int MOST_PARTS = 3;

    static Place of(String path) {
      String below =
          path.startsWith(AcmeAddress.PREFIX) ? path.substring(AcmeAddress.PREFIX.length()) : "";
      String[] parts = below.split("/", -1);
      if (parts.length > MOST_PARTS) {
        throw unknown(path);
      }
      return new Place(
          parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** Kind and rest, with a mark for an identifier. */
    String form() {
      return kind + (id.isEmpty() ? "" : "/*") + (rest.isEmpty() ? "" : "/" + rest);
    }
  }

  /** Whether the address is read without a signature. */
  boolean isPlain(String path) {
    String form = Place.of(path).form();
    return form.equals("directory") || form.equals("new-nonce") || form.equals("renewal-info/*");
  }

  /** Refuses an address at which nothing is. */
  void require(String path) {
    Place place = Place.of(path);
    switch (place.form()) {
      case "directory",
          "new-nonce",
          "renewal-info/*",
          "new-account",
          "new-order",
          "revoke-cert",
          "key-change",
          "account/*",
          "account/*/orders",
          "order/*",
          "order/*/finalize",
          "authorization/*",
          "certificate/*" -> {}
      default -> {
        if (!place.kind().equals("challenge") || place.rest().isEmpty()) {
          throw unknown(path);
        }
      }
    }
  }

  /** Answers what is read without a signature. */
  Optional<Response> get(String path, boolean head, AcmeAddress address) {
    Place place = Place.of(path);
    return switch (place.form()) {
      case "directory" ->
          Optional.of(
              Response.json(HttpResponseStatus.OK, AcmeDocuments.directory(address, bound)));
      // RFC 8555, 7.2: 200 to HEAD and 204 to GET.
      case "new-nonce" ->
          Optional.of(Response.of(head ? HttpResponseStatus.OK : HttpResponseStatus.NO_CONTENT));
      case "renewal-info/*" -> Optional.of(certificates.renewal(place.id()));
      default -> Optional.empty();
    };
  }

  /** Answers a signed request. */
  Response post(String path, SignedRequest request, AcmeAddress address) {
    Place place = Place.of(path);
    return switch (place.form()) {
      case "new-account" -> accounts.register(request, address);
      case "account/*" -> accounts.change(place.id(), request, address);
      case "account/*/orders" -> accounts.orders(place.id(), request, address);
      case "key-change" -> accounts.changeKey(request, address);
      case "new-order" -> orders.place(request, address);
      case "order/*" -> orders.read(place.id(), request, address);
      case "order/*/finalize" -> orders.finish(place.id(), request, address);
      case "certificate/*" -> orders.certificate(place.id(), request);
      case "authorization/*" -> authorizations.answer(place.id(), request, address);
      case "revoke-cert" -> certificates.revoke(request);
      default -> authorizations.challenge(place.id(), place.rest(), request, address);
    };
  }

  private static RuntimeException unknown(String path) {
    return Finding.about(AcmeCode.ACME_RESOURCE_UNKNOWN)
        .subject(Printable.line(path))
        .wanted("an address from the directory, " + AcmeAddress.DIRECTORY)
        .toException();
  }
}
