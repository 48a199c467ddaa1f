// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EST (RFC 7030) as OpenSSL and curl speak it, with a gateway in another process. */
class EstTest {
  private static final String NAME = "printer.localhost";

  @TempDir private Path folder;
  private RunningSignet signet;
  private Path root;

  @BeforeEach
  void start() {
    Path settings = folder.resolve("settings.toml");
    AcmeStage.write(settings, "[est]\nhost = \"est.localhost\"\n");
    signet = RunningSignet.start(folder.resolve("data"), "--config", settings.toString());
    root = signet.rootPem();
  }

  @AfterEach
  void stop() {
    signet.close();
  }

  @Test
  void aHostEnrolsByATokenAndRenewsByItsCertificate() throws Exception {
    assertThat(decoded(curl("localhost", "cacerts"), "authorities.pem"))
        .as("the root and its intermediate")
        .contains("Signet Root", "Signet Issuer");
    request("first");
    String by = token();
    Path first = folder.resolve("first.pem");
    decoded(posted("localhost", "simpleenroll", "first", "--user", by), "first.pem");
    trusted(first);
    request("second");
    Path second = folder.resolve("second.pem");
    String[] shown = {"--cert", first.toString(), "--key", key("first"), "--tlsv1.3"};
    decoded(posted("est.localhost", "simplereenroll", "second", shown), "second.pem");
    trusted(second);
    assertThat(openssl("x509", "-in", second.toString(), "-noout", "-subject").out())
        .contains(NAME);
    request("third");
    String[] older = {"--cert", second.toString(), "--key", key("second"), "--tls-max", "1.2"};
    decoded(posted("est.localhost", "simplereenroll", "third", older), "third.pem");
    trusted(folder.resolve("third.pem"));
  }

  @Test
  void eachRefusalHasItsCode() throws Exception {
    request("first");
    assertThat(refused("localhost", "simpleenroll", "first")).contains("applicant-unknown", "401");
    String by = token();
    assertThat(refused("localhost", "simpleenroll", "first", "--user", by + "x"))
        .contains("enrolment-token-refused", "401");
    decoded(posted("localhost", "simpleenroll", "first", "--user", by), "first.pem");
    request("second");
    assertThat(refused("localhost", "simpleenroll", "second", "--user", by))
        .contains("enrolment-token-spent", "403");
    String[] shown = {"--cert", folder.resolve("first.pem").toString(), "--key", key("first")};
    assertThat(refused("localhost", "simplereenroll", "second", shown))
        .as("this name asks nobody for a certificate")
        .contains("renewal-certificate-missing", "403");
    signet.command("cert", "revoke", serial("first")).succeeded();
    assertThat(refused("est.localhost", "simplereenroll", "second", shown))
        .contains("renewal-certificate-revoked", "403");
    openssl("req", "-x509", "-key", key("second"), "-subj", "/CN=" + NAME, "-out", "foreign.pem")
        .succeeded();
    String[] foreign = {"--cert", folder.resolve("foreign.pem").toString(), "--key", key("second")};
    Completed closed = posted("est.localhost", "simplereenroll", "second", foreign);
    assertThat(closed.exit()).isNotZero();
    assertThat(closed.err()).contains("certificate unknown");
  }

  @Test
  void aServersKeyRenewsByASignatureThatOpensslMakes() throws Exception {
    request("first", "rsa:2048");
    decoded(curl("localhost", "cacerts"), "authorities.pem");
    decoded(posted("localhost", "server/simpleenroll", "first", "--user", token()), "first.pem");
    request("second", "rsa:2048");
    AcmeStage.write(folder.resolve("jws"), jws("first", "second"));
    Completed renewed = renewal("-H", "Content-Type: application/jose+json", "--data", "@jws");
    AcmeStage.write(folder.resolve("second.pem"), renewed.succeeded().out());
    trusted(folder.resolve("second.pem"));
    String[] shown = {"--cert", folder.resolve("first.pem").toString(), "--key", key("first")};
    assertThat(refused("est.localhost", "simplereenroll", "second", shown))
        .as("over TLS a certificate for servers alone says nothing of a client")
        .contains("renewal-purpose-missing", "403");
    Completed again = renewal("-H", "Content-Type: application/jose+json", "--data", "@jws");
    assertThat(Json.object(again.out()).get("code")).isEqualTo("nonce-refused");
  }

  @Test
  void theCommandRenewsAFileUntilItsCertificateIsRevoked() throws Exception {
    Path certs = folder.resolve("certs");
    signet.command("cert", "issue", NAME, "--out", certs.toString()).succeeded();
    Path file = certs.resolve("fullchain.pem");
    String before = Files.readString(file);
    String[] words = {
      "cert",
      "renew",
      file.toString(),
      certs.resolve("privkey.pem").toString(),
      "--authority",
      signet.url().toString()
    };
    assertThat(signet.command(words).err()).as("Java's roots").contains("issuer-unknown");
    List<String> trusting = new ArrayList<>(List.of(words));
    trusting.addAll(List.of("--root", root.toString()));
    signet.command(trusting.toArray(String[]::new)).succeeded();
    assertThat(Files.readString(file)).isNotEqualTo(before);
    decoded(curl("localhost", "cacerts"), "authorities.pem");
    trusted(file);
    openssl("x509", "-in", file.toString(), "-out", "last.pem").succeeded();
    signet.command("cert", "revoke", serial("last")).succeeded();
    Completed refused = signet.command(trusting.toArray(String[]::new));
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("authority-refused", "renewal-certificate-revoked");
  }

  private Completed renewal(String... options) {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--cacert", root.toString()));
    command.addAll(List.of(options));
    command.add(signet.url("/ca/renew").toString());
    return Completed.of(folder, Map.of(), command);
  }

  /** A request of its own, which the key of a certificate signs. */
  private String jws(String signer, String request) throws Exception {
    openssl("x509", "-in", signer + ".pem", "-outform", "DER", "-out", "signer.der").succeeded();
    byte[] certificate = Files.readAllBytes(folder.resolve("signer.der"));
    String header =
        """
        {"alg":"RS256","x5c":["%s"],"nonce":"%s","url":"%s"}\
        """
            .formatted(
                Base64.getEncoder().encodeToString(certificate), nonce(), signet.url("/ca/renew"));
    String csr = encoded(Files.readAllBytes(folder.resolve(request + ".der")));
    String signed = encoded(header) + "." + encoded("{\"csr\":\"" + csr + "\"}");
    AcmeStage.write(folder.resolve("input"), signed);
    openssl("dgst", "-sha256", "-sign", key(signer), "-out", "signature", "input").succeeded();
    String signature = encoded(Files.readAllBytes(folder.resolve("signature")));
    return """
    {"protected":"%s","payload":"%s","signature":"%s"}\
    """
        .formatted(signed.split("\\.")[0], signed.split("\\.")[1], signature);
  }

  private String nonce() {
    return renewal("--head")
        .succeeded()
        .out()
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("replay-nonce:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String token() {
    String made =
        signet.command("cert", "token", "printer", "--domain", NAME, "--json").succeeded().out();
    return Json.object(made).get("id") + ":" + Json.object(made).get("secret");
  }

  private void request(String name) {
    openssl("ecparam", "-name", "prime256v1", "-out", "p256").succeeded();
    request(name, "ec:" + folder.resolve("p256"));
  }

  private void request(String name, String kind) {
    openssl(
            "req",
            "-new",
            "-newkey",
            kind,
            "-nodes",
            "-keyout",
            key(name),
            "-subj",
            "/CN=" + NAME,
            "-addext",
            "subjectAltName=DNS:" + NAME,
            "-outform",
            "DER",
            "-out",
            name + ".der")
        .succeeded();
    openssl("base64", "-in", name + ".der", "-out", name + ".b64").succeeded();
  }

  private String key(String name) {
    return folder.resolve(name + ".key").toString();
  }

  private String serial(String name) {
    return openssl("x509", "-in", name + ".pem", "-noout", "-serial")
        .succeeded()
        .out()
        .strip()
        .replace("serial=", "");
  }

  /** The certificates of a reply in PEM, as OpenSSL writes them. */
  private String decoded(Completed reply, String file) throws Exception {
    Files.writeString(folder.resolve("reply.b64"), reply.succeeded().out());
    openssl("base64", "-d", "-in", "reply.b64", "-out", "reply.p7").succeeded();
    openssl("pkcs7", "-inform", "DER", "-in", "reply.p7", "-print_certs", "-out", file).succeeded();
    return Files.readString(folder.resolve(file));
  }

  private void trusted(Path certificate) {
    openssl(
            "verify",
            "-x509_strict",
            "-CAfile",
            root.toString(),
            "-untrusted",
            "authorities.pem",
            certificate.toString())
        .succeeded();
  }

  private Completed posted(String host, String operation, String request, String... options) {
    List<String> all = new ArrayList<>(List.of("--fail-with-body", "-H"));
    all.add("Content-Type: application/pkcs10");
    all.addAll(List.of("--data-binary", "@" + request + ".b64"));
    all.addAll(List.of(options));
    return curl(host, operation, all.toArray(String[]::new));
  }

  private String refused(String host, String operation, String request, String... options) {
    Completed reply = posted(host, operation, request, options);
    assertThat(reply.exit()).as(reply.err()).isEqualTo(22);
    return Json.object(reply.out()).get("code") + " " + Json.object(reply.out()).get("status");
  }

  private Completed curl(String host, String operation, String... options) {
    int port = signet.url().getPort();
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--cacert", root.toString()));
    command.addAll(List.of("--resolve", host + ":" + port + ":127.0.0.1"));
    command.addAll(List.of(options));
    command.add("https://" + host + ":" + port + "/.well-known/est/" + operation);
    return Completed.of(folder, Map.of(), command);
  }

  private Completed openssl(String... words) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    return Completed.of(folder, Map.of(), command);
  }
}
