// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * pre_shared_key in a ClientHello (RFC 9846 section 4.2.11).
 *
 * <pre>
 * struct { opaque identity&lt;1..2^16-1&gt;; uint32 obfuscated_ticket_age; } PskIdentity;
 * opaque PskBinderEntry&lt;32..255&gt;;
 * struct { PskIdentity identities&lt;7..2^16-1&gt;; PskBinderEntry binders&lt;33..2^16-1&gt;; } OfferedPsks;
 * </pre>
 *
 * <p>A binder signs the ClientHello up to the list of binders, which is the message's end: {@link
 * #bindersLength} bytes. A client writes the hello with {@link #withPlaceholders}, hashes it
 * without the list, and puts the binders in with {@link #patch}.
 */
public record OfferedPsks(List<PskIdentity> identities, List<Bytes> binders) implements Extension {
  /** Copies both lists. */
  public OfferedPsks {
    identities = List.copyOf(identities);
    binders = List.copyOf(binders);
  }

  /**
   * What a client offers before its binders are known.
   *
   * @param lengths each binder's length, which is that of its key's hash
   */
  public static OfferedPsks withPlaceholders(List<PskIdentity> identities, int... lengths) {
    List<Bytes> zeros = new ArrayList<>();
    for (int length : lengths) {
      zeros.add(Bytes.wrap(new byte[length]));
    }
    return new OfferedPsks(identities, zeros);
  }

  static OfferedPsks read(WireReader body) throws TlsFault {
    WireReader names = body.vector16(7, 0xffff);
    List<PskIdentity> identities = new ArrayList<>(2);
    while (!names.isEmpty()) {
      identities.add(new PskIdentity(names.opaque16(1, 0xffff), names.u32()));
    }
    // A binder of another length than RFC 9846, 4.2.11 has (32 bytes at least) is one that does not
    // verify, and none at all where the key is not known.
    WireReader list = body.vector16(2, 0xffff);
    List<Bytes> binders = new ArrayList<>(2);
    while (!list.isEmpty()) {
      binders.add(list.opaque8(1, 0xff));
    }
    if (identities.size() != binders.size()) {
      throw InvalidMessage.BINDERS_UNEQUAL_IDENTITIES.toFault(
          Integer.toString(identities.size()), Integer.toString(binders.size()));
    }
    return new OfferedPsks(identities, binders);
  }

  /** How many bytes the list of binders takes at the message's end, with its own length. */
  public int bindersLength() {
    int length = 2;
    for (Bytes binder : binders) {
      length += 1 + binder.length();
    }
    return length;
  }

  /**
   * Puts the binders into an encoded ClientHello that was written with this extension at its end.
   *
   * @param hello changed in place
   * @param values as many and as long as the placeholders
   */
  public void patch(byte[] hello, List<byte[]> values) {
    int position = hello.length - bindersLength() + 2;
    for (int i = 0; i < binders.size(); i++) {
      byte[] value = values.get(i);
      Objects.checkIndex(value.length - 1, binders.get(i).length());
      System.arraycopy(value, 0, hello, position + 1, value.length);
      position += 1 + value.length;
    }
  }

  @Override
  public int type() {
    return ExtensionTypes.PRE_SHARED_KEY;
  }

  @Override
  public void write(WireWriter body) {
    int names = body.openVector16();
    for (PskIdentity identity : identities) {
      body.opaque16(identity.identity()).u32(identity.obfuscatedAge());
    }
    body.closeVector16(names);
    int list = body.openVector16();
    for (Bytes binder : binders) {
      body.opaque8(binder);
    }
    body.closeVector16(list);
  }
}
