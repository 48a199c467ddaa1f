// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.ca.front.EstHandler;
import dev.signet.ca.front.RenewalHandler;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.local.LocalEnrolment;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.JsonBody;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ServerConnection;
import dev.signet.http.ServerConnection.TlsFacts;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import dev.signet.identity.IdentityCode;
import dev.signet.identity.Presented;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.identity.TokenVerifier;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An authority with everything that enrols without ACME, asked without a network. */
final class EnrolmentFixture implements AutoCloseable {
  static final Duration GRACE = Duration.ofDays(3);
  private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 1);
  private static final Keyring KEYRING = Keyring.of(new byte[Keyring.KEY_BYTES]);

  final AuthorityFixture authority;
  final LocalEnrolment enrolment;
  private final EstHandler est;
  private final RenewalHandler renewal;

  private EnrolmentFixture(AuthorityFixture authority) {
    this.authority = authority;
    this.enrolment =
        new LocalEnrolment(
            authority.authority, authority.database, KEYRING, GRACE, authority.clock);
    this.est = enrolment.est(new RolesInTheToken());
    this.renewal = enrolment.renewal();
  }

  static EnrolmentFixture in(Path folder) {
    return on(AuthorityFixture.in(folder));
  }

  /** Before an authority that is there, in its present state. */
  static EnrolmentFixture on(AuthorityFixture authority) {
    return new EnrolmentFixture(authority);
  }

  TokenDesk.Handout token(String... domains) {
    return LocalEnrolment.tokens(authority.database, KEYRING, authority.clock)
        .invite("a test", List.of(domains), Duration.ofDays(1));
  }

  static String basic(TokenDesk.Handout handout) {
    return basic(handout.token().id(), handout.secret().reveal());
  }

  static String basic(String id, String secret) {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static String csr(KeyPair keys, String commonName, String... names) {
    return Base64.getMimeEncoder().encodeToString(AuthorityFixture.csr(keys, commonName, names));
  }

  /** A question that is changed into others. */
  record Question(
      HttpMethod method,
      String path,
      String type,
      String body,
      List<String> authorization,
      List<Certificate> shown) {
    static Question enrol(String body) {
      return new Question(
          HttpMethod.POST, "simpleenroll", "application/pkcs10", body, List.of(), List.of());
    }

    static Question renew(String body, Certificate shown) {
      return new Question(
          HttpMethod.POST, "simplereenroll", "application/pkcs10", body, List.of(), List.of(shown));
    }

    static Question get(String path) {
      return new Question(HttpMethod.GET, path, "", "", List.of(), List.of());
    }

    Question by(String... fields) {
      return new Question(method, path, type, body, List.of(fields), shown);
    }

    Question at(String other) {
      return new Question(method, other, type, body, authorization, shown);
    }

    Question with(HttpMethod other) {
      return new Question(other, path, type, body, authorization, shown);
    }

    Question typed(String other) {
      return new Question(method, path, other, body, authorization, shown);
    }

    Question showing(Certificate certificate) {
      return new Question(method, path, type, body, authorization, List.of(certificate));
    }
  }

  /** What came back. */
  record Reply(int status, HttpHeaders fields, byte[] content) {
    String code() {
      return JsonBody.parse(content).required("code");
    }

    String member(String name) {
      return JsonBody.parse(content).required(name);
    }

    String text() {
      return new String(content, StandardCharsets.US_ASCII);
    }
  }

  Reply ask(Question question) {
    HttpHeaders fields = new DefaultHttpHeaders();
    question.authorization().forEach(field -> fields.add("Authorization", field));
    return send(est, question, EstHandler.PREFIX + question.path(), fields);
  }

  /** Asks where certificates renew themselves. */
  Reply renew(HttpMethod method, String type, String body) {
    Question question = new Question(method, "", type, body, List.of(), List.of());
    return send(renewal, question, RenewalHandler.PATH, new DefaultHttpHeaders());
  }

  private static Reply send(Handler handler, Question question, String path, HttpHeaders fields) {
    if (!question.type().isEmpty()) {
      fields.set("Content-Type", question.type());
    }
    boolean content = !question.body().isEmpty();
    Request request =
        new Request(
            new RequestHead(2, question.method(), "localhost", path, fields, content),
            new ServerConnection(1, ADDRESS, ADDRESS, tls(question.shown())),
            Body.of(question.body().getBytes(StandardCharsets.US_ASCII)));
    return reply(handler, request);
  }

  private static TlsFacts tls(List<Certificate> shown) {
    return new TlsFacts(
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        "localhost",
        "h2",
        shown.stream().map(Certificate::toX509).toList(),
        "");
  }

  private static Reply reply(Handler handler, Request request) {
    try {
      Response response = handler.handle(request);
      return new Reply(
          response.head().status().code(),
          response.head().headers(),
          response.body().readAll(1 << 20));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a token that is a list of roles. */
  private static final class RolesInTheToken implements TokenVerifier {
    @Override
    public Optional<Answer> remembered(Presented presented) {
      return Optional.empty();
    }

    @Override
    public Answer verify(Presented presented) {
      Redacted token = ((Credential.Bearer) presented.credential()).token();
      if (token.reveal().equals("wrong")) {
        return new Answer.Refused(Finding.of(IdentityCode.CREDENTIAL_MISSING));
      }
      Set<Role> roles =
          Arrays.stream(token.reveal().split(",")).map(Role::new).collect(Collectors.toSet());
      return new Answer.Known(new Principal.Person("1", "ada", roles), "session", Instant.MAX);
    }

    @Override
    public Watch watch(Answer.Known known, Runnable ended) {
      return () -> {};
    }
  }

  @Override
  public void close() {
    authority.close();
  }
}
