// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.Certificate;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Which byte of a certificate belongs to what: segments that follow each other from the first byte
 * to the last, each with the name of its field.
 *
 * <p>Bytes that are no certificate have a layout too, in which what cannot be read is called {@code
 * unreadable}. Immutable.
 *
 * @param bytes what was laid out
 * @param segments without gaps and in their order
 */
public record ByteLayout(Bytes bytes, List<Segment> segments) {
  /** Copies the list. */
  public ByteLayout {
    segments = List.copyOf(segments);
  }

  /** The layout of a certificate. */
  public static ByteLayout of(Certificate certificate) {
    return of(certificate.encoded());
  }

  /** The layout of what may be a certificate in DER, and of whatever it is otherwise. */
  public static ByteLayout of(Bytes bytes) {
    // Offsets count from the start of what the bytes are a part of: a copy is a part of nothing.
    Bytes whole = Bytes.of(bytes.toArray());
    return new ByteLayout(whole, LayoutWalk.over(whole, CertificateGrammar.CERTIFICATE));
  }

  /**
   * Where a field stands with all of its parts.
   *
   * @param path as in {@link Segment#path}
   * @return empty where there is no such field
   */
  public Optional<ByteRange> range(String path) {
    List<Segment> parts =
        segments.stream()
            .filter(one -> one.path().equals(path) || one.path().startsWith(path + "."))
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new ByteRange(parts.getFirst().range().from(), parts.getLast().range().to()));
  }

  /** For a terminal: a line for each segment, with its place, its first bytes and what it says. */
  public String toText() {
    return LayoutText.of(this);
  }

  /**
   * For programs: an object on one line with {@code version, kind, length, segments[]}; ranges end
   * before {@code to}.
   */
  public String toJson() {
    return LayoutJson.of(this);
  }
}
