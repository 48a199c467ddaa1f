// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.config.Configuration.Algorithm;
import dev.signet.cli.config.Configuration.Registration;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.explain.TextRendering;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import dev.signet.testkit.Golden;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a settings file says, and every way in which it can be wrong. */
class ConfigurationFileTest {
  private static final Golden GOLDEN = Golden.files();

  @Test
  void anEmptyFileLeavesEverythingAtItsDefault() {
    assertThat(sound("")).isEqualTo(Configuration.defaults());
  }

  @Test
  void whereCertificatesComeFromIsRead() {
    assertThat(
            sound(
                    """
                    [tls]
                    names = ["Shop.example.org"]
                    proof = "dns-01"
                    dns_server = "10.0.0.53"
                    dns_zone = "example.org"
                    dns_key_file = "tsig.key"
                    [[tls.acme]]
                    directory = "https://acme.example.org/directory"
                    root = "root.pem"
                    contact = "ops@example.org"
                    profile = "shortlived"
                    eab_key_id = "id"
                    eab_key_file = "mac.key"
                    [[tls.acme]]
                    directory = "https://other.example.org/directory"
                    """)
                .enrolment())
        .isEqualTo(enrolment());
  }

  private static EnrolSetting enrolment() {
    return new EnrolSetting(
        List.of(
            new EnrolSetting.Authority(
                URI.create("https://acme.example.org/directory"),
                Optional.of("root.pem"),
                Optional.of("ops@example.org"),
                Optional.of("shortlived"),
                Optional.of(new EnrolSetting.Binding("id", "mac.key"))),
            new EnrolSetting.Authority(
                URI.create("https://other.example.org/directory"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        Optional.of(List.of("shop.example.org")),
        EnrolSetting.Demand.NONE,
        new EnrolSetting.Proof(
            EnrolSetting.Challenge.DNS_01,
            Optional.of(
                new EnrolSetting.RecordWriter.Update(
                    new InetSocketAddress(InetAddress.ofLiteral("10.0.0.53"), 53),
                    "example.org",
                    "tsig.key"))));
  }

  @Test
  void everySettingIsRead() {
    Configuration read =
        sound(
            """
            registration = "closed"
            database = "postgresql://signet@db.example.org/signet"
            [listeners]
            https_port = 443
            http_port = 80
            bind = ["0.0.0.0", "::"]
            admin_port = 9090
            tls_provider = "signet"
            [limits]
            content_bytes = 1048576
            idle_seconds = 5
            upstream_seconds = 6
            [tokens]
            algorithm = "RS256"
            [hsts]
            include_subdomains = true
            [ca]
            domains = ["example.org"]
            crl_address = "http://ca.example.org"
            [[route]]
            name = "shop"
            host = "Shop.example.org"
            path = "/buy"
            upstream = "http://127.0.0.1:3000"
            roles = ["premium"]
            identity_headers = true
            [[route]]
            name = "site"
            upstream = "https://site.example.org"
            gate = "open"
            """);
    assertThat(read.listeners())
        .isEqualTo(
            new Listeners(
                443,
                80,
                List.of(InetAddress.ofLiteral("0.0.0.0"), InetAddress.ofLiteral("::")),
                Optional.of(9090),
                Listeners.TlsProvider.SIGNET));
    assertThat(read.registration()).contains(Registration.CLOSED);
    assertThat(read.database()).contains("postgresql://signet@db.example.org/signet");
    assertThat(read.limits()).isEqualTo(new Configuration.Limits(1_048_576, 5, 6));
    assertThat(read.algorithm()).isEqualTo(Algorithm.RS256);
    assertThat(read.hstsSubdomains()).isTrue();
    assertThat(read.authority().domains()).containsExactly("example.org");
    RouteSetting shop = read.routes().getFirst();
    assertThat(shop.host()).isEqualTo("shop.example.org");
    assertThat(shop.path()).isEqualTo("/buy");
    assertThat(shop.rule()).isEqualTo(new AccessRule.SignedIn(Set.of(Role.PREMIUM)));
    assertThat(shop.identityHeaders()).isTrue();
    RouteSetting site = read.routes().getLast();
    assertThat(site.host()).isEqualTo(RouteSetting.OWN_HOSTS);
    assertThat(site.rule()).isEqualTo(new AccessRule.Open());
  }

  @Test
  void howCertificatesRenewThemselvesIsRead() {
    String text = "[ca]\nrenew_grace_days = 3\n[est]\nhost = \"Est.example.org\"\n";
    assertThat(sound(text).authority().est())
        .isEqualTo(new EstSetting(Optional.of("est.example.org"), Duration.ofDays(3)));
  }

  @Test
  void aHyphenIsAsGoodAsAnUnderscore() {
    assertThat(sound("[listeners]\nhttps-port = 443\n").listeners().httpsPort()).isEqualTo(443);
  }

  @Test
  void aRouteWithoutAGateIsForThoseWhoAreSignedIn() {
    Configuration read = sound("[[route]]\nname = \"a\"\nupstream = \"http://127.0.0.1:1\"\n");
    assertThat(read.routes().getFirst().rule()).isEqualTo(AccessRule.signedIn());
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
    String text =
        """
        registration = "opne"
        [listeners]
        https_port = 84430
        [[route]]
        name = "Shop"
        upstreem = "http://127.0.0.1:3000"
        """;
    assertThat(faulty(text).findings().stream().map(Finding::subject))
        .containsExactly(
            "signet.toml:1:1",
            "signet.toml:3:1",
            "signet.toml:4:1",
            "signet.toml:5:1",
            "signet.toml:6:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          syntax-value          | a = = 1
          syntax-quote          | database = "postgres
          unknown-key           | registratoin = "open"
          unknown-table         | [listner]\\nhttps_port = 1
          unknown-far           | colour = "blue"
          choice                | registration = "clsoed"
          choice-type           | registration = true
          port-range            | [listeners]\\nhttps_port = 70000
          port-text             | [listeners]\\nhttps_port = "8443"
          bind                  | [listeners]\\nbind = ["localhost"]
          flag                  | [hsts]\\ninclude_subdomains = "yes"
          table                 | listeners = 8443
          tables                | route = "http://127.0.0.1:3000"
          twice                 | [listeners]\\nhttps_port = 1\\nhttps-port = 2
          database              | database = "mysql://localhost/x"
          algorithm             | [tokens]\\nalgorithm = "ES265"
          crl-address           | [ca]\\ncrl_address = "https://ca.example.org"
          upstream-pin-alone    | [[upstream]]\\nhost="a"\\npins=["sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
          route-without-name    | [[route]]\\nupstream = "http://127.0.0.1:1"
          route-without-upstream| [[route]]\\nname = "shop"
          route-upstream        | [[route]]\\nname = "shop"\\nupstream = "127.0.0.1:3000"
          route-upstream-path   | [[route]]\\nname = "shop"\\nupstream = "http://127.0.0.1:1/x"
          route-path            | [[route]]\\nname = "a"\\nupstream = "http://a:1"\\npath = "/a/../b"
          route-host            | [[route]]\\nname = "a"\\nupstream = "http://a:1"\\nhost = "a_b"
          route-gate            | [[route]]\\nname = "a"\\nupstream = "http://a:1"\\ngate = "opne"
          route-roles           | [[route]]\\nname = "a"\\nupstream = "http://a:1"\\nroles = ["Pro"]
          route-open-roles      | [[route]]\\nname="a"\\nupstream="http://a:1"\\ngate="open"\\nroles=["x"]
          """)
  void aMistakeIsToldWithItsPlaceAndWhatWasExpected(String name, String text) {
    GOLDEN.matches("settings/" + name + ".txt", rendered(text.replace("\\n", "\n")));
  }

  @Test
  void pinsOfAnApplicationsHostAreRead() {
    Configuration read =
        sound(
            """
            [[upstream]]
            host = "site.example.org"
            pins = ["sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                    "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA="]
            """);
    assertThat(read.upstreams())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.host()).isEqualTo("site.example.org");
          assertThat(one.pins()).hasSize(2);
        });
  }

  @Test
  void twoRoutesOfOneNameAreAMistake() {
    String route = "[[route]]\nname = \"a\"\nupstream = \"http://127.0.0.1:1\"\n";
    GOLDEN.matches("settings/route-name-taken.txt", rendered(route + route));
  }

  @Test
  void twoRoutesForOnePlaceAreAMistake() {
    String text =
        """
        [[route]]
        name = "a"
        host = "x.localhost"
        upstream = "http://127.0.0.1:1"
        [[route]]
        name = "b"
        host = "X.localhost"
        upstream = "http://127.0.0.1:2"
        """;
    GOLDEN.matches("settings/route-clash.txt", rendered(text));
  }

  private static String rendered(String text) {
    return faulty(text).findings().stream()
        .map(finding -> TextRendering.of(Report.of(finding)))
        .collect(Collectors.joining("\n"));
  }

  private static Configuration sound(String text) {
    ConfigurationReading reading = ConfigurationFile.parse("signet.toml", text);
    assertThat(reading).isInstanceOf(ConfigurationReading.Sound.class);
    return ((ConfigurationReading.Sound) reading).configuration();
  }

  private static Report faulty(String text) {
    ConfigurationReading reading = ConfigurationFile.parse("signet.toml", text);
    assertThat(reading).isInstanceOf(ConfigurationReading.Faulty.class);
    return ((ConfigurationReading.Faulty) reading).report();
  }
}
