// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.AuthRig.Reply;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.OneTimeLink;
import dev.signet.identity.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who are signed in change their password, with a browser or with a program. */
class PasswordChangeTest {
  private static final String PATH = "/auth/password";
  private static final String NEW = "another paper lantern";

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
  void aBrowserGetsANewSessionAndEveryOtherLoginEnds() {
    String own = session("anna");
    String other = session("anna");
    Reply program = rig.login("anna");
    rig.add("bert");
    String stranger = session("bert");
    Reply done = change(own, AuthRig.PASSWORD, NEW);
    assertThat(done.status()).isEqualTo(303);
    assertThat(done.headers().get("Location")).isEqualTo("/auth/account?note=password");
    String fresh = done.cookie("__Host-signet").orElseThrow();
    assertThat(rig.session(fresh)).isInstanceOf(Answer.Known.class);
    assertThat(rig.session(own)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.session(other)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.bearer(program.text("access_token"))).isInstanceOf(Answer.Refused.class);
    assertThat(rig.refresh(program.text("refresh_token")).status()).isEqualTo(400);
    assertThat(rig.session(stranger)).isInstanceOf(Answer.Known.class);
    assertThat(rig.login("anna").status()).isEqualTo(401);
    assertThat(rig.login("anna", NEW).status()).isEqualTo(200);
    assertThat(rig.get("/auth/account?note=password", "Cookie", "__Host-signet=" + fresh).body())
        .contains("role=\"status\">Your password is changed");
  }

  @Test
  void aProgramGetsNewTokensByItsTokenAlone() {
    String token = rig.login("anna").text("access_token");
    Map<String, String> fields = Map.of("current_password", AuthRig.PASSWORD, "new_password", NEW);
    String cookie = "__Host-signet=" + session("anna");
    Reply byCookie = rig.post(PATH, fields, "Cookie", cookie);
    assertThat(byCookie.status()).as("no form of ours sent it").isEqualTo(401);
    Reply done = rig.post(PATH, fields, "Authorization", "Bearer " + token);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.cookies()).isEmpty();
    assertThat(rig.bearer(done.text("access_token"))).isInstanceOf(Answer.Known.class);
    assertThat(rig.bearer(token)).isInstanceOf(Answer.Refused.class);
    assertThat(rig.refresh(done.text("refresh_token")).status()).isEqualTo(200);
    assertThat(rig.login("anna", NEW).status()).isEqualTo(200);
  }

  @Test
  void whoeverDoesNotKnowThePresentPasswordChangesNothing() {
    String own = session("anna");
    Reply refused = change(own, "not the password", NEW);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body())
        .contains("The current password is wrong", "role=\"alert\"")
        .containsPattern("name=\"current_password\"[^>]*aria-invalid=\"true\"")
        .doesNotContainPattern("name=\"new_password\"[^>]*aria-invalid")
        .doesNotContain("not the password", NEW);
    assertThat(refused.cookie("__Host-signet")).isEmpty();
    assertThat(rig.session(own)).isInstanceOf(Answer.Known.class);
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void failuresAreHeldBackLikeThoseOfALogin() {
    String own = session("anna");
    for (int i = 0; i < 10; i++) {
      assertThat(change(own, "not the password", NEW).status()).as("%d", i).isEqualTo(403);
    }
    Reply held = change(own, AuthRig.PASSWORD, NEW);
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.headers().get("Retry-After")).isEqualTo("600");
    assertThat(rig.login("anna").text("code")).isEqualTo("login-throttled-account");
  }

  @Test
  void aNewPasswordThatBreaksTheRulesIsRefusedAtItsField() {
    String own = session("anna");
    Reply refused = change(own, AuthRig.PASSWORD, "anna1234");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .containsPattern("name=\"new_password\"[^>]*aria-invalid=\"true\"")
        .doesNotContainPattern("name=\"current_password\"[^>]*aria-invalid");
    assertThat(rig.session(own)).isInstanceOf(Answer.Known.class);
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void aFormThatIsNotOursChangesNothing() {
    String own = session("anna");
    Reply page = rig.get(PATH, "Cookie", "__Host-signet=" + own);
    Map<String, String> form =
        Map.of(
            "current_password",
            AuthRig.PASSWORD,
            "new_password",
            NEW,
            "csrf",
            AuthRig.field(page, "csrf"));
    String cookies = "__Host-signet=" + own;
    assertThat(rig.post(PATH, form, "Cookie", cookies).status()).isEqualTo(403);
    String both =
        cookies + "; __Host-signet-form=" + page.cookie("__Host-signet-form").orElseThrow();
    assertThat(rig.post(PATH, form, "Cookie", both, "Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(403);
    assertThat(rig.login("anna").status()).isEqualTo(200);
    assertThat(rig.post(PATH, form, "Cookie", both).status()).isEqualTo(303);
  }

  @Test
  void whoeverIsNotSignedInIsSentToTheLoginPage() {
    assertThat(rig.get(PATH).headers().get("Location")).isEqualTo("/auth/login?to=" + PATH);
    Reply sent = change("made-up", AuthRig.PASSWORD, NEW);
    assertThat(sent.headers().get("Location")).isEqualTo("/auth/login?to=" + PATH);
    assertThat(rig.login("anna").status()).isEqualTo(200);
  }

  @Test
  void linksThatWereNotUsedAreVoidAndTheAuditTrailTells() {
    OneTimeLink link = rig.service.links().forAccount("anna", Actor.command());
    change(session("anna"), AuthRig.PASSWORD, NEW);
    assertThat(rig.get(link.target()).status()).isEqualTo(403);
    String id = rig.service.accounts().find("anna").orElseThrow().id();
    assertThat(rig.service.accounts().audit(1))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.event()).isEqualTo("password-set");
          assertThat(entry.account()).isEqualTo(id);
          assertThat(entry.actor()).isEqualTo(new Actor(id, rig.source));
        });
  }

  @Test
  void ofTwoChangesAtOnceOneWins() throws Exception {
    String one = rig.login("anna").text("access_token");
    String two = rig.login("anna").text("access_token");
    List<Future<Reply>> changes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String token : List.of(one, two)) {
        Map<String, String> fields =
            Map.of("current_password", AuthRig.PASSWORD, "new_password", NEW + token.hashCode());
        changes.add(
            threads.submit(() -> rig.post(PATH, fields, "Authorization", "Bearer " + token)));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Reply> change : changes) {
      statuses.add(change.get().status());
    }
    assertThat(statuses).containsOnlyOnce(200);
    assertThat(rig.login("anna").status()).isEqualTo(401);
  }

  private String session(String name) {
    return rig.browserLogin(name, AuthRig.PASSWORD, "/").cookie("__Host-signet").orElseThrow();
  }

  /** Changes a password as a browser does: the page, its cookie, its form. */
  private Reply change(String session, String present, String wanted) {
    String cookie = "__Host-signet=" + session;
    Reply page = rig.get(PATH, "Cookie", cookie);
    if (page.status() != 200) {
      page = rig.get("/auth/login");
    }
    String form = page.cookie("__Host-signet-form").orElseThrow();
    return rig.post(
        PATH,
        Map.of(
            "current_password",
            present,
            "new_password",
            wanted,
            "csrf",
            AuthRig.field(page, "csrf")),
        "Cookie",
        cookie + "; __Host-signet-form=" + form,
        "Sec-Fetch-Site",
        "same-origin");
  }
}
