// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.ca.CaCode;
import dev.signet.ca.Issuer;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.explain.Code;
import dev.signet.explain.FindingException;
import dev.signet.http.Body;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ServerConnection;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaHandlerTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private CaHandler handler;

  @BeforeEach
  void open() {
    fixture = AuthorityFixture.in(folder);
    handler = new CaHandler(fixture.authority, fixture.clock);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theRootIsServedInBothForms() throws Exception {
    Certificate root = fixture.authority.root().certificate();
    assertThat(Certificate.read(content(get("/ca/root.crt")))).isEqualTo(root);
    assertThat(Certificate.readAll(content(get("/ca/root.pem")))).containsExactly(root);
    assertThat(field(get("/ca/root.crt"), "Content-Type")).isEqualTo("application/pkix-cert");
  }

  @Test
  void eachIssuersCertificateAndListAreServed() throws Exception {
    for (Issuer issuer : fixture.authority.issuers()) {
      assertThat(Certificate.read(content(get("/ca/" + issuer.id() + ".crt"))))
          .isEqualTo(issuer.certificate());
      Response list = get("/ca/" + issuer.id() + ".crl");
      assertThat(Crl.read(content(list)).isSignedBy(issuer.certificate().key())).isTrue();
      assertThat(field(list, "Content-Type")).isEqualTo("application/pkix-crl");
      assertThat(field(list, "Cache-Control"))
          .isEqualTo("public, max-age=300, no-transform, must-revalidate");
      assertThat(field(list, "Last-Modified")).endsWith("GMT");
    }
  }

  @Test
  void whatIsNotThereIsRefusedWithItsCode() {
    for (String path :
        new String[] {
          "/ca/", "/ca/x.crl", "/ca/x.pem", "/ca/../root-key.pem", "/ca/root.key", "/x"
        }) {
      assertThat(refusal(path, HttpMethod.GET)).as(path).isEqualTo(CaCode.CA_ADDRESS_UNKNOWN);
    }
    assertThat(refusal("/ca/root.pem", HttpMethod.POST)).isEqualTo(CaCode.CA_METHOD_REFUSED);
  }

  private Code refusal(String path, HttpMethod method) {
    Code[] code = new Code[1];
    assertThatThrownBy(() -> handler.handle(request(path, method)))
        .isInstanceOfSatisfying(FindingException.class, e -> code[0] = e.finding().code());
    return code[0];
  }

  private Response get(String path) throws Exception {
    return handler.handle(request(path, HttpMethod.GET));
  }

  private static Request request(String path, HttpMethod method) {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 1);
    return new Request(
        new RequestHead(1, method, "localhost", path, new DefaultHttpHeaders(), false),
        new ServerConnection(1, address, address, null),
        Body.empty());
  }

  private static byte[] content(Response response) throws Exception {
    return response.body().readAll(1 << 20);
  }

  private static String field(Response response, String name) {
    return response.head().headers().get(name);
  }
}
