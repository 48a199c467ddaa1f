// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server puts into a ticket. The client's chain is in it, and is judged again when the
 * client comes back: a certificate that was revoked meanwhile lets nobody in.
 */
public final class ServerSession {
  /** Changes with the layout; a ticket of another layout does not open. */
  private static final int LAYOUT = 4;

  /**
   * However often its tickets are renewed: RFC 9846, 4.6.1, has the total life of keying material
   * that comes from one handshake limited, by the time since the peer's signature among others.
   */
  private static final Duration LONGEST_CHAIN = Duration.ofDays(7);

  private final CipherSuite suite;
  private final byte[] secret;
  private final Issue issue;
  private final Binding binding;
  private final ClientProof client;

  /**
   * A session that can go on.
   *
   * @param secret the PSK of TLS 1.3 or the master secret of TLS 1.2; now owned by this object
   */
  public ServerSession(
      CipherSuite suite, byte[] secret, Issue issue, Binding binding, ClientProof client) {
    this.suite = suite;
    this.secret = secret;
    this.issue = issue;
    this.binding = binding;
    this.client = client;
  }

  /**
   * When and how a session was handed out.
   *
   * @param made when its secret came into being: a TLS 1.2 ticket that is renewed keeps its time
   * @param authenticated when the full handshake was that it comes from
   * @param ageAdd blinds the ticket's age (RFC 9846, 4.6.1); 0 in TLS 1.2
   * @param maxEarlyData how many bytes of early data it allows; 0 for none
   */
  public record Issue(Instant made, Instant authenticated, long ageAdd, long maxEarlyData) {
    /** Of a full handshake, without early data. */
    public static Issue first(Instant now) {
      return new Issue(now, now, 0, 0);
    }
  }

  /**
   * What a session is bound to.
   *
   * @param serverName the name that the client asked for
   * @param scope the rules under which the client was let in
   * @param extendedMasterSecret whether TLS 1.2 had RFC 7627; true in TLS 1.3
   * @param applicationProtocol by ALPN, which early data has to repeat; empty for none
   * @param group how the keys were agreed on
   */
  public record Binding(
      String serverName,
      Bytes scope,
      boolean extendedMasterSecret,
      String applicationProtocol,
      Optional<NamedGroup> group) {}

  /**
   * How the client has proved who it is.
   *
   * @param kind how to read the chain
   * @param chain what it showed; empty where it did not
   * @param scheme with what it signed; empty where it did not
   */
  public record ClientProof(
      CertificateKind kind, List<Bytes> chain, Optional<SignatureScheme> scheme) {
    /** Copies the chain. */
    public ClientProof {
      chain = List.copyOf(chain);
    }
  }

  /** Reads what {@link #write} has written; empty where it is not that. */
  public static Optional<ServerSession> read(byte[] state) {
    try {
      WireReader in = WireReader.of(state, 0, state.length);
      return in.u8() == LAYOUT ? Optional.ofNullable(readBody(in)) : Optional.empty();
    } catch (TlsFault e) {
      return Optional.empty();
    }
  }

  private static @org.jspecify.annotations.Nullable ServerSession readBody(WireReader in)
      throws TlsFault {
    CipherSuite suite = CipherSuite.of(in.u16());
    byte[] secret = in.opaque8(1, 64).toArray();
    Issue issue = new Issue(instant(in), instant(in), in.u32(), in.u32());
    Binding binding =
        new Binding(
            text(in.opaque16(0, 255)),
            in.opaque8(0, 255),
            in.u8() == 1,
            text(in.opaque16(0, 510)),
            Optional.ofNullable(NamedGroup.of(in.u16())));
    SignatureScheme scheme = SignatureScheme.of(in.u16());
    CertificateKind kind = CertificateKind.of(in.u8()).orElse(CertificateKind.X509);
    List<Bytes> chain = new ArrayList<>();
    WireReader certificates = in.vector24(0, 0xFFFFFF);
    while (!certificates.isEmpty()) {
      chain.add(certificates.opaque24(1, 0xFFFFFF));
    }
    in.finish();
    return suite == null
        ? null
        : new ServerSession(
            suite,
            secret,
            issue,
            binding,
            new ClientProof(kind, chain, Optional.ofNullable(scheme)));
  }

  /** The bytes for a {@link TicketSealer}. */
  public byte[] write() {
    WireWriter out = new WireWriter();
    out.u8(LAYOUT).u16(suite.code()).opaque8(Bytes.wrap(secret));
    write(issue.made(), out);
    write(issue.authenticated(), out);
    out.u32(issue.ageAdd()).u32(issue.maxEarlyData());
    out.opaque16(Bytes.wrap(binding.serverName().getBytes(UTF_8)));
    out.opaque8(binding.scope()).u8(binding.extendedMasterSecret() ? 1 : 0);
    out.opaque16(Bytes.wrap(binding.applicationProtocol().getBytes(UTF_8)));
    out.u16(binding.group().map(NamedGroup::code).orElse(0));
    out.u16(client.scheme().map(SignatureScheme::code).orElse(0)).u8(client.kind().code());
    int mark = out.openVector24();
    client.chain().forEach(out::opaque24);
    out.closeVector24(mark);
    return out.toArray();
  }

  /** What was not written as text by {@link #write} would not be written again as it was. */
  private static String text(Bytes bytes) throws TlsFault {
    String text = new String(bytes.toArray(), UTF_8);
    if (!Bytes.wrap(text.getBytes(UTF_8)).equals(bytes)) {
      throw InvalidMessage.SERVER_NAME_MALFORMED.toFault("UTF-8", bytes.hex());
    }
    return text;
  }

  private static Instant instant(WireReader in) throws TlsFault {
    return Instant.ofEpochMilli((in.u32() << 32) | in.u32());
  }

  private static void write(Instant instant, WireWriter out) {
    out.u32(instant.toEpochMilli() >>> 32).u32(instant.toEpochMilli() & 0xFFFFFFFFL);
  }

  /** The version in which it began, which its suite belongs to. */
  public ProtocolVersion version() {
    return suite.version();
  }

  /** The suite. */
  public CipherSuite suite() {
    return suite;
  }

  /** A copy of the secret, which the caller wipes. */
  public byte[] secret() {
    return secret.clone();
  }

  /** When and how it was handed out. */
  public Issue issue() {
    return issue;
  }

  /** What it is bound to. */
  public Binding binding() {
    return binding;
  }

  /** How the client has proved who it is. */
  public ClientProof client() {
    return client;
  }

  /** Whether it may still go on. */
  public boolean isFresh(Instant now, Duration lifetime) {
    return !now.isBefore(issue.made())
        && now.isBefore(issue.made().plus(lifetime))
        && now.isBefore(issue.authenticated().plus(LONGEST_CHAIN));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "ServerSession[" + suite + ", " + binding + "]";
  }
}
