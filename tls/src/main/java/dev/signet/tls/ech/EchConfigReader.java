// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.hpke.HpkeKem;
import dev.signet.tls.hpke.HpkePublicKey;
import dev.signet.tls.hpke.HpkeSuite;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one ECHConfig of a list (RFC 9849, 4). */
final class EchConfigReader {
  /** RFC 9849, 4.2: "mandatory by using an extension type codepoint with the high order bit". */
  private static final int MANDATORY = 0x8000;

  private static final int MAX_LENGTH = 0xffff;

  private EchConfigReader() {}

  /**
   * The next one; empty where a client has to pass over it.
   *
   * @throws TlsFault where it is of our version and malformed
   */
  static Optional<EchConfig> readNext(WireReader list) throws TlsFault {
    int version = list.u16();
    Bytes contents = list.opaque16(0, MAX_LENGTH);
    if (version != EchConfig.VERSION) {
      return Optional.empty();
    }
    Bytes encoded = Bytes.wrap(new WireWriter().u16(version).opaque16(contents).toArray());
    return readContents(contents.reader("ech_config"), encoded);
  }

  private static Optional<EchConfig> readContents(WireReader in, Bytes encoded) throws TlsFault {
    int identifier = in.u8();
    HpkeKem kem = HpkeKem.of(in.u16());
    Bytes key = in.opaque16(1, MAX_LENGTH);
    List<HpkeSuite> suites = suites(in.vector16(4, MAX_LENGTH - 3));
    int nameLength = in.u8();
    String name = new String(in.opaque8(1, 255).toArray(), US_ASCII);
    boolean understood = areUnderstood(in.vector16(0, MAX_LENGTH));
    in.finish();
    if (kem == null
        || key.length() != kem.publicKeyLength()
        || suites.isEmpty()
        || !understood
        || !PublicName.isValid(name)) {
      return Optional.empty();
    }
    HpkePublicKey publicKey = new HpkePublicKey(kem, key);
    return Optional.of(
        new EchConfig(
            encoded, identifier, publicKey, suites, nameLength, name.toLowerCase(Locale.ROOT)));
  }

  private static List<HpkeSuite> suites(WireReader list) throws TlsFault {
    List<HpkeSuite> suites = new ArrayList<>();
    while (!list.isEmpty()) {
      HpkeSuite.of(list.u16(), list.u16()).ifPresent(suites::add);
    }
    return suites;
  }

  /**
   * RFC 9849, 4.2: "there MUST NOT be more than one extension of the same type", and "If an
   * unsupported mandatory extension is present, clients MUST ignore the ECHConfig." None is known.
   */
  private static boolean areUnderstood(WireReader extensions) throws TlsFault {
    Set<Integer> seen = new HashSet<>();
    boolean understood = true;
    while (!extensions.isEmpty()) {
      int type = extensions.u16();
      extensions.opaque16(0, MAX_LENGTH);
      understood &= seen.add(type) && (type & MANDATORY) == 0;
    }
    return understood;
  }
}
