// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.explain.FindingException;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.HostMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Host names against those of a certificate: the first line is wanted, the others are presented.
 */
public final class NameTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** dNSName (RFC 5280, 4.2.1.6). */
  private static final int DNS = 2;

  /** Making a certificate with more would take longer than what is tried. */
  private static final int MAX_NAMES = 40;

  /** Made when it is first asked for. */
  private static final class Made {
    private static final TestIdentity ISSUER = TestCa.create().intermediate();
  }

  /** By the list of targets. */
  public NameTarget() {}

  @Override
  public String name() {
    return "names";
  }

  @Override
  public void run(byte[] input) {
    List<String> lines = new String(input, UTF_8).lines().toList();
    if (lines.isEmpty()) {
      return;
    }
    WorkLimit.hold(() -> match(lines));
    if (lines.size() > 1 && lines.stream().allMatch(NameTarget::isAscii)) {
      try {
        check(lines);
      } catch (FindingException refused) {
        // No host at all.
      }
    }
  }

  private static boolean isAscii(String line) {
    return line.chars().allMatch(c -> c < 128);
  }

  private static void match(List<String> lines) {
    List<GeneralName> presented =
        lines.stream().skip(1).<GeneralName>map(GeneralName.DnsName::new).toList();
    try {
      GeneralName wanted = GeneralName.ofHost(lines.getFirst());
      presented.forEach(name -> compare(wanted, name));
    } catch (FindingException refused) {
      // No host at all.
    }
    GeneralName uri = new GeneralName.UriName(lines.getFirst());
    lines.forEach(line -> HostMatcher.matches(uri, new GeneralName.UriName(line)));
    GeneralName mail = new GeneralName.EmailName(lines.getFirst());
    lines.forEach(line -> HostMatcher.matches(mail, new GeneralName.EmailName(line)));
  }

  /** The whole check, with the nearest name that it suggests, on a certificate with these names. */
  private static void check(List<String> lines) {
    CertificateDraft draft = CertificateDraft.of("CN=names", NOW).key(Made.ISSUER.keys());
    lines.stream().skip(1).limit(MAX_NAMES).forEach(line -> draft.name(DNS, line));
    Certificate certificate = Certificate.read(draft.issuedBy(Made.ISSUER).der());
    GeneralName wanted = GeneralName.ofHost(lines.getFirst());
    boolean matches =
        certificate.names().stream().anyMatch(name -> HostMatcher.matches(wanted, name));
    if (HostMatcher.check(wanted, certificate).isEmpty() != matches) {
      throw new IllegalStateException("the check contradicts the match of " + lines);
    }
  }

  /** RFC 9525, 6.3, said in another way. */
  private static void compare(GeneralName wanted, GeneralName presented) {
    boolean found = HostMatcher.matches(wanted, presented);
    String host = wanted.value().toLowerCase(Locale.ROOT);
    String name = presented.value().toLowerCase(Locale.ROOT);
    boolean isWild = name.startsWith("*.") && host.indexOf('.') > 0;
    boolean may =
        wanted instanceof GeneralName.DnsName
            && (name.equals(host)
                || (isWild && name.substring(1).equals(host.substring(host.indexOf('.')))));
    if (found && (!may || host.contains("*") || name.lastIndexOf('*') > 0)) {
      throw new IllegalStateException(name + " passes for " + host);
    }
    GeneralName shouted = new GeneralName.DnsName(name.toUpperCase(Locale.ROOT));
    if (found != HostMatcher.matches(wanted, shouted) && isAscii(name)) {
      throw new IllegalStateException("letter case counts in " + name);
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        List.of(
            "www.example.com\n*.example.com\nexample.com\n*.com",
            "*.example.com\n*.example.com\n*.com",
            "a.b.example\n*.b.example\na.*.example\n**.example\n*",
            "xn--bcher-kva.example\nb\u00fccher.example\n*.example",
            "192.0.2.1\n192.0.2.1\n*.0.2.1\n2001:db8::1",
            "[2001:db8::1]\n2001:db8::1",
            "spiffe://example.org/db\nspiffe://example.org/db\nspiffe://example.org/%64b",
            "ada@example.org\nAda@example.org\nada@EXAMPLE.org",
            "localhost.\nlocalhost")) {
      seeds.add(text.getBytes(UTF_8));
    }
    return seeds;
  }
}
