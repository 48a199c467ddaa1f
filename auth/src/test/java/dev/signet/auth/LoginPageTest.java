// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.AuthRig.Reply;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.OneTimeLink;
import dev.signet.auth.page.RefusalPage;
import dev.signet.explain.Finding;
import dev.signet.http.Response;
import dev.signet.identity.Answer;
import dev.signet.identity.IdentityCode;
import dev.signet.identity.Role;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPageTest {
  @TempDir Path folder;
  private AuthRig rig;

  @BeforeEach
  void open() {
    rig = new AuthRig(folder);
    rig.add("anna");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theFormGetsACookieAndGoesWhereItWantedToGo() {
    Reply reply = rig.browserLogin("anna", AuthRig.PASSWORD, "/free/steps?week=2");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers().get("Location")).isEqualTo("/free/steps?week=2");
    assertThat(reply.body()).isEmpty();
    assertThat(reply.cookies())
        .anySatisfy(field ->
            assertThat(field)
                .startsWith("__Host-signet=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax"));
    assertThat(rig.session(reply.cookie("__Host-signet").orElseThrow()))
        .isInstanceOf(Answer.Known.class);
  }

  @Test
  void aWrongPasswordShowsTheFormAgainWithTheName() {
    Reply reply = rig.browserLogin("anna", "not the password", "/free/steps");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.cookie("__Host-signet")).isEmpty();
    assertThat(reply.body())
        .contains("role=\"alert\"", "User name or password is wrong", "value=\"anna\"")
        .contains("value=\"/free/steps\"")
        .doesNotContain("not the password");
  }

  @Test
  void everyLoginHasANewSessionAndTheOldOneEnds() {
    String one =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    String two =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/", "__Host-signet=" + one)
            .cookie("__Host-signet")
            .orElseThrow();
    assertThat(two).isNotEqualTo(one);
    assertThat(rig.session(one)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.session(two)).isInstanceOf(Answer.Known.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "evil.example",
        "javascript:alert(1)",
        "",
        " /x",
        "/x y",
        "///evil.example",
        "/é",
        "/auth/logout",
        "/auth/login?to=/",
        "/x#y",
        "/\"x"
      })
  void aLoginLeadsNowhereElse(String to) {
    Reply reply = rig.browserLogin("anna", AuthRig.PASSWORD, to);
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers().get("Location")).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/a", "/a/b?c=d&e=%2Ff", "/%2f/x", "/a//b", "/auth/account", "/a?to=//x"})
  void pathsOfOurOwnAreKept(String to) {
    Reply reply = rig.browserLogin("anna", AuthRig.PASSWORD, to);
    assertThat(reply.headers().get("Location")).isEqualTo(to);
  }

  @Test
  void aFormFromAnotherBrowserIsRefused() {
    Reply page = rig.get("/auth/login");
    String csrf = AuthRig.field(page, "csrf");
    Map<String, String> form =
        Map.of("username", "anna", "password", AuthRig.PASSWORD, "csrf", csrf);
    Reply without = rig.post("/auth/login", form);
    assertThat(without.status()).isEqualTo(403);
    assertThat(without.cookie("__Host-signet")).isEmpty();
    assertThat(without.body()).contains("open for too long");
    String other = rig.get("/auth/login").cookie("__Host-signet-form").orElseThrow();
    assertThat(rig.post("/auth/login", form, "Cookie", "__Host-signet-form=" + other).status())
        .isEqualTo(403);
    String own = page.cookie("__Host-signet-form").orElseThrow();
    assertThat(rig.post("/auth/login", form, "Cookie", "__Host-signet-form=" + own).status())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aFormFromAnotherSiteIsRefused(String site) {
    Reply page = rig.get("/auth/login");
    String own = page.cookie("__Host-signet-form").orElseThrow();
    Map<String, String> form =
        Map.of(
            "username", "anna", "password", AuthRig.PASSWORD, "csrf", AuthRig.field(page, "csrf"));
    String cookie = "__Host-signet-form=" + own;
    assertThat(rig.post("/auth/login", form, "Cookie", cookie, "Sec-Fetch-Site", site).status())
        .isEqualTo(403);
    assertThat(
            rig.post("/auth/login", form, "Cookie", cookie, "Origin", "https://evil.example")
                .status())
        .isEqualTo(403);
  }

  @Test
  void aProgramNeverGetsACookieEvenWithAWrongField() {
    Reply reply =
        rig.post(
            "/auth/login",
            Map.of("username", "anna", "password", AuthRig.PASSWORD, "to", "/"),
            "Accept",
            "text/html");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cookies()).isEmpty();
    assertThat(reply.headers().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void thePageHasAStrictPolicyThatItsOwnStyleKeeps() throws Exception {
    Reply page = rig.get("/auth/login");
    String style =
        page.body().substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(page.headers().get("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    assertThat(page.body()).doesNotContain("<script", " style=", " on", "http://", "https://");
    assertThat(page.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.headers().get("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void thePageCanBeUsedWithoutSeeingIt() {
    Reply page = rig.browserLogin("anna", "not the password", "/");
    assertThat(page.body())
        .contains("<html lang=\"en\">", "<main", "<h1>")
        .contains("<label for=\"username\">", "<label for=\"password\">")
        .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
        .contains("aria-describedby=\"problem\"", "id=\"problem\"", "aria-invalid=\"true\"");
  }

  @Test
  void whatALinkSaysIsText() {
    Reply page = rig.get("/auth/login?to=/%3Cscript%3E&note=%3Cb%3E");
    assertThat(page.body()).doesNotContain("<script", "<b>");
    Reply path = rig.get("/auth/login?to=/a%27%26b");
    assertThat(path.body()).contains("/a&#39;&amp;b");
  }

  @Test
  void signingOutEndsTheSession() {
    Reply login = rig.browserLogin("anna", AuthRig.PASSWORD, "/");
    String session = login.cookie("__Host-signet").orElseThrow();
    Reply ask = rig.get("/auth/logout", "Cookie", "__Host-signet=" + session);
    assertThat(ask.body()).contains("Sign out?", "anna");
    String form = ask.cookie("__Host-signet-form").orElseThrow();
    String cookies = "__Host-signet=" + session + "; __Host-signet-form=" + form;
    Reply forged = rig.post("/auth/logout", Map.of("csrf", "made-up"), "Cookie", cookies);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(rig.session(session)).isInstanceOf(Answer.Known.class);
    Reply out =
        rig.post("/auth/logout", Map.of("csrf", AuthRig.field(ask, "csrf")), "Cookie", cookies);
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.headers().get("Location")).isEqualTo("/auth/logout");
    assertThat(out.cookies())
        .anyMatch(field -> field.startsWith("__Host-signet=; Path=/; Max-Age=0"));
    assertThat(rig.session(session)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.get("/auth/logout").body()).contains("You are signed out");
  }

  @Test
  void aSessionEndsWhenItIsIdleAndInAnyCase() {
    String idle =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    rig.clock.advance(Duration.ofHours(12));
    assertThat(rig.session(idle)).isInstanceOf(Answer.Refused.class);
    String used =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    for (int i = 0; i < 15; i++) {
      rig.clock.advance(Duration.ofHours(11));
      assertThat(rig.session(used)).as("%d", i).isInstanceOf(Answer.Known.class);
    }
    rig.clock.advance(Duration.ofHours(3));
    assertThat(rig.session(used)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aSessionGoesOnWhileNothingCanBeWritten() throws Exception {
    String session =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    rig.clock.advance(Duration.ofMinutes(2));
    String file = "jdbc:sqlite:" + folder.resolve("signet.db");
    try (Connection other = DriverManager.getConnection(file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      assertThat(rig.session(session)).isInstanceOf(Answer.Known.class);
      assertThat(rig.login("anna").status()).isEqualTo(503);
      assertThat(rig.login("anna").headers().get("Retry-After")).isNotBlank();
    }
    rig.clock.advance(Duration.ofHours(12));
    assertThat(rig.session(session)).as("idle for long").isInstanceOf(Answer.Refused.class);
  }

  @Test
  void theAccountPageListsLoginsAndEndsOthers() {
    String one =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    String two =
        rig.browserLogin("anna", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    rig.add("bert");
    String bert =
        rig.browserLogin("bert", AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
    Reply page = rig.get("/auth/account", "Cookie", "__Host-signet=" + two);
    assertThat(page.body()).contains("<li>basic</li>", "this one");
    String form = page.cookie("__Host-signet-form").orElseThrow();
    String cookies = "__Host-signet=" + two + "; __Host-signet-form=" + form;
    String csrf = AuthRig.field(page, "csrf");
    String bertsId = ((Answer.Known) rig.session(bert)).session();
    rig.post("/auth/account", Map.of("csrf", csrf, "end", bertsId), "Cookie", cookies);
    assertThat(rig.session(bert)).isInstanceOf(Answer.Known.class);
    String id = AuthRig.field(page, "end");
    rig.post("/auth/account", Map.of("csrf", csrf, "end", id), "Cookie", cookies);
    assertThat(rig.session(one)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.session(two)).isInstanceOf(Answer.Known.class);
    assertThat(rig.get("/auth/account").headers().get("Location"))
        .isEqualTo("/auth/login?to=/auth/account");
  }

  @Test
  void theFirstAdministratorComesByALinkThatWorksOnce() {
    OneTimeLink stale = rig.service.links().forFirstAdministrator(Actor.command()).orElseThrow();
    OneTimeLink link = rig.service.links().forFirstAdministrator(Actor.command()).orElseThrow();
    assertThat(rig.get(stale.target()).status()).isEqualTo(403);
    Reply page = rig.get(link.target());
    assertThat(page.body()).contains("Welcome to Signet", "autocomplete=\"new-password\"");
    Map<String, String> form =
        Map.of(
            "csrf",
            AuthRig.field(page, "csrf"),
            "token",
            link.token().reveal(),
            "username",
            "chief",
            "password",
            AuthRig.PASSWORD);
    String cookie = "__Host-signet-form=" + page.cookie("__Host-signet-form").orElseThrow();
    Reply done = rig.post("/auth/setup", form, "Cookie", cookie);
    assertThat(done.status()).isEqualTo(303);
    assertThat(done.headers().get("Location")).isEqualTo("/auth/login?note=password");
    assertThat(rig.service.accounts().find("chief").orElseThrow().roles()).contains(Role.ADMIN);
    assertThat(rig.post("/auth/setup", form, "Cookie", cookie).status()).isEqualTo(403);
    assertThat(rig.service.links().forFirstAdministrator(Actor.command())).isEmpty();
    assertThat(rig.login("chief").status()).isEqualTo(200);
  }

  @Test
  void aLinkForAnAccountSetsItsPasswordAndEndsItsLogins() {
    Reply before = rig.login("anna");
    OneTimeLink link = rig.service.links().forAccount("anna", Actor.command());
    Map<String, String> weak =
        Map.of("token", link.token().reveal(), "username", "mallory", "password", "anna1234");
    assertThat(rig.post("/auth/setup", weak).text("code")).isEqualTo("password-guessable");
    Map<String, String> form =
        Map.of("token", link.token().reveal(), "password", "another paper lantern");
    assertThat(rig.post("/auth/setup", form).status()).isEqualTo(201);
    assertThat(rig.bearer(before.text("access_token"))).isInstanceOf(Answer.Refused.class);
    assertThat(rig.login("anna").status()).isEqualTo(401);
    assertThat(rig.login("anna", "another paper lantern").status()).isEqualTo(200);
    assertThat(rig.post("/auth/setup", form).text("code")).isEqualTo("link-spent");
  }

  @Test
  void aLinkEndsAfterADay() {
    OneTimeLink link = rig.service.links().forAccount("anna", Actor.command());
    rig.clock.advance(Duration.ofHours(24));
    assertThat(rig.get(link.target()).status()).isEqualTo(403);
  }

  @Test
  void aRefusalPageNamesTheRole() throws Exception {
    Finding finding =
        Finding.about(IdentityCode.ROLE_MISSING).with("role", "premium").wanted("premium").build();
    Response page = RefusalPage.of(HttpResponseStatus.FORBIDDEN, finding);
    try (InputStream body = page.body().open()) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .contains("The role premium is missing", "signet explain role-missing");
    }
    assertThat(page.head().status().code()).isEqualTo(403);
  }
}
