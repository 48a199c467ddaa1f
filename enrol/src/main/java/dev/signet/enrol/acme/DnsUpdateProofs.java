// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Update;

/** Shows proofs as TXT records by dynamic updates (RFC 2136), signed by TSIG (RFC 8945). */
public final class DnsUpdateProofs implements ProofShow {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A record that nobody should remember for longer than it is shown. */
  private static final long SECONDS = 60;

  private final InetSocketAddress server;
  private final Name zone;
  private final TSIG key;

  /**
   * Updates of a zone at its primary server.
   *
   * @param zone the name of the zone
   * @param key what signs the updates
   */
  public DnsUpdateProofs(InetSocketAddress server, String zone, Key key) {
    this.server = server;
    this.zone = name(zone);
    this.key = new TSIG(TSIG.HMAC_SHA256, name(key.name()), key.secret().toArray());
  }

  /**
   * A key that the server knows.
   *
   * @param name as the server knows it
   * @param secret for HMAC-SHA-256
   */
  public record Key(String name, Bytes secret) {
    /** Reads {@code NAME:SECRET} with the secret in base64; empty for anything else. */
    public static Optional<Key> read(String text) {
      String[] parts = text.split(":", 2);
      try {
        return parts.length == 2 && !parts[0].isBlank() && !parts[1].isEmpty()
            ? Optional.of(new Key(parts[0], Bytes.of(Base64.getDecoder().decode(parts[1]))))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  @Override
  public String challenge() {
    return "dns-01";
  }

  @Override
  public Shown show(Proof proof) {
    change(proof, Update::add);
    return () -> change(proof, Update::delete);
  }

  private void change(Proof proof, BiConsumer<Update, Record> change) {
    Update update = new Update(zone);
    change.accept(update, new TXTRecord(name(proof.name()), DClass.IN, SECONDS, proof.text()));
    try {
      SimpleResolver resolver = new SimpleResolver(server);
      resolver.setTimeout(TIMEOUT);
      resolver.setTSIGKey(key);
      Message answer = resolver.send(update);
      if (answer.getRcode() != Rcode.NOERROR) {
        throw notShown(proof, "the DNS server says " + Rcode.string(answer.getRcode()), null);
      }
    } catch (IOException e) {
      throw notShown(proof, String.valueOf(e.getMessage()), e);
    }
  }

  private static FindingException notShown(
      Proof proof, String found, @org.jspecify.annotations.Nullable IOException cause) {
    Finding finding =
        Finding.about(EnrolCode.PROOF_NOT_SHOWN)
            .subject("TXT " + proof.name())
            .found(found)
            .build();
    return cause == null ? new FindingException(finding) : new FindingException(finding, cause);
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new FindingException(
          Finding.about(EnrolCode.PROOF_NOT_SHOWN)
              .subject(text)
              .found("no name of the DNS")
              .build(),
          e);
    }
  }
}
