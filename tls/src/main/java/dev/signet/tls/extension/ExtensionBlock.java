// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message's extensions in their order, with those that this program does not know.
 *
 * <p>Writing gives back exactly what was read: order, GREASE (RFC 8701) and unknown content.
 */
public final class ExtensionBlock {
  /** No block at all, which TLS 1.2 allows in both hellos (RFC 5246 section 7.4.1.2). */
  public static final ExtensionBlock ABSENT = new ExtensionBlock(false, new Extension[0]);

  /** A block without extensions. */
  public static final ExtensionBlock EMPTY = new ExtensionBlock(true, new Extension[0]);

  private static final int MAX_LENGTH = 0xffff;

  /** Up to this many, looking through all is faster than any set. */
  private static final int FEW = 40;

  private final boolean present;
  private final Extension[] extensions;

  private ExtensionBlock(boolean present, Extension[] extensions) {
    this.present = present;
    this.extensions = extensions;
  }

  /** A block of extensions in this order. */
  public static ExtensionBlock of(Extension... extensions) {
    return new ExtensionBlock(true, extensions.clone());
  }

  /** A block of extensions in this order. */
  public static ExtensionBlock of(List<Extension> extensions) {
    return new ExtensionBlock(true, extensions.toArray(Extension[]::new));
  }

  /** Starts a block. */
  public static Builder builder() {
    return new Builder();
  }

  /** Reads a block: {@code Extension extensions<0..2^16-1>}. */
  public static ExtensionBlock read(WireReader message, CarrierMessage carrier) throws TlsFault {
    WireReader list = message.vector16(0, MAX_LENGTH);
    List<Extension> extensions = new ArrayList<>(FEW);
    // RFC 9846, 4.2: There MUST NOT be more than one extension of the same type in a given
    // extension block.
    SeenTypes seen = new SeenTypes();
    while (!list.isEmpty()) {
      int type = list.u16();
      if (!seen.add(type)) {
        throw InvalidMessage.EXTENSION_REPEATED.toFault(
            carrier.label(), "each extension once", ExtensionTypes.name(type));
      }
      WireReader body = list.vector16(0, MAX_LENGTH).called(ExtensionTypes.name(type));
      extensions.add(ExtensionReader.read(type, carrier, body));
    }
    return of(extensions);
  }

  /** Reads a block that may be absent: then nothing is left of the message. */
  public static ExtensionBlock readOptional(WireReader message, CarrierMessage carrier)
      throws TlsFault {
    return message.isEmpty() ? ABSENT : read(message, carrier);
  }

  /** The extension of a kind, or null. */
  public <E extends Extension> @Nullable E find(Class<E> kind) {
    for (Extension extension : extensions) {
      if (kind.isInstance(extension)) {
        return kind.cast(extension);
      }
    }
    return null;
  }

  /** Whether there is an extension of a type. */
  public boolean has(int type) {
    for (Extension extension : extensions) {
      if (extension.type() == type) {
        return true;
      }
    }
    return false;
  }

  /** All extensions in their order. */
  public List<Extension> all() {
    return List.of(extensions);
  }

  /** How many extensions there are. */
  public int size() {
    return extensions.length;
  }

  /** Whether there is a block on the wire, even an empty one. */
  public boolean isPresent() {
    return present;
  }

  /** A copy in which an extension takes the place of the one of its type. */
  public ExtensionBlock with(Extension replacement) {
    Extension[] copy = extensions.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i].type() == replacement.type()) {
        copy[i] = replacement;
      }
    }
    return new ExtensionBlock(present, copy);
  }

  /**
   * Refuses an extension that this program knows and that is not defined for the message.
   *
   * @throws TlsFault with {@link PeerMisbehaved#EXTENSION_MISPLACED}
   */
  public void requirePlacedIn(CarrierMessage carrier) throws TlsFault {
    for (Extension extension : extensions) {
      // RFC 9846, 4.2: If an implementation receives an extension which it recognizes and which is
      // not specified for the message in which it appears, it MUST abort the handshake with an
      // "illegal_parameter" alert.
      if (!carrier.admits(extension.type())) {
        throw PeerMisbehaved.EXTENSION_MISPLACED.toFault(
            carrier.label(), "no such extension", ExtensionTypes.name(extension.type()));
      }
    }
  }

  /**
   * Refuses an answer to what was not offered.
   *
   * @param carrier the message that has this block
   * @throws TlsFault with {@link PeerMisbehaved#EXTENSION_UNSOLICITED}
   */
  public void requireSolicitedBy(ExtensionBlock offered, CarrierMessage carrier) throws TlsFault {
    for (Extension extension : extensions) {
      // RFC 9846, 4.2: Implementations MUST NOT send extension responses if the remote endpoint did
      // not send the corresponding extension requests, with the exception of the "cookie"
      // extension.
      if (!offered.has(extension.type()) && extension.type() != ExtensionTypes.COOKIE) {
        throw PeerMisbehaved.EXTENSION_UNSOLICITED.toFault(
            carrier.label(), "only what was offered", ExtensionTypes.name(extension.type()));
      }
    }
  }

  /** Writes the block with its length, or nothing where it is absent. */
  public void write(WireWriter message) {
    if (!present) {
      return;
    }
    int block = message.openVector16();
    for (Extension extension : extensions) {
      message.u16(extension.type());
      int body = message.openVector16();
      extension.write(message);
      message.closeVector16(body);
    }
    message.closeVector16(block);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtensionBlock that
        && present == that.present
        && Arrays.equals(extensions, that.extensions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extensions);
  }

  @Override
  public String toString() {
    return present ? Arrays.toString(extensions) : "absent";
  }

  /** Collects extensions in the order in which they will be written. */
  public static final class Builder {
    private final List<Extension> extensions = new ArrayList<>();

    private Builder() {}

    /** Adds an extension behind those that are there. */
    public Builder add(Extension extension) {
      extensions.add(extension);
      return this;
    }

    /** Adds an extension whose content is empty. */
    public Builder mark(int type) {
      return add(new MarkerExtension(type));
    }

    /** The finished block. */
    public ExtensionBlock build() {
      return of(extensions);
    }
  }

  /** The types read so far; its work stays linear even for thousands of tiny extensions. */
  private static final class SeenTypes {
    private final int[] first = new int[FEW];
    private int count;
    private @Nullable BitSet many;

    boolean add(int type) {
      for (int i = 0; i < Math.min(count, FEW); i++) {
        if (first[i] == type) {
          return false;
        }
      }
      return count++ < FEW ? remember(type) : addToMany(type);
    }

    private boolean remember(int type) {
      first[count - 1] = type;
      return true;
    }

    private boolean addToMany(int type) {
      BitSet set = many == null ? new BitSet(MAX_LENGTH + 1) : many;
      many = set;
      boolean known = set.get(type);
      set.set(type);
      return !known;
    }
  }
}
