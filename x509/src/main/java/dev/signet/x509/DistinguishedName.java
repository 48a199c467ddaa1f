// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of a subject or issuer: relative names from the top of the directory downwards (RFC
 * 5280, 4.1.2.4).
 *
 * <p>Equal when written equally, apart from letter case and space (RFC 5280, 7.1). Its text is that
 * of RFC 4514.
 */
public final class DistinguishedName {
  /**
   * Real names have fewer than 15 parts, test suites some thousand; the bound keeps comparisons
   * cheap.
   */
  private static final int MAX_PARTS = 5_000;

  private final Bytes encoded;
  private final List<List<Attribute>> parts;
  // Made when names that are written differently are compared; two threads make the same.
  private @Nullable List<List<String>> comparable;

  private DistinguishedName(Bytes encoded, List<List<Attribute>> parts) {
    this.encoded = encoded;
    this.parts = parts;
  }

  /**
   * One attribute of a name.
   *
   * @param type for instance 2.5.4.3, common name
   * @param value the text, or where it is none, its encoding after a {@code #}
   * @param isText whether the value is a text
   */
  public record Attribute(Oid type, String value, boolean isText) {
    /** Type and value as RFC 4514 writes them: {@code CN=example}. */
    public String text() {
      String name = OidNames.attribute(type);
      return name + "=" + (isText ? escape(value) : value);
    }

    /** RFC 5280, 7.1 compares with letter case folded and runs of space as one. */
    private String comparable() {
      return type.dotted() + "=" + value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String escape(String value) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        boolean edge = (c == ' ' && (i == 0 || i == value.length() - 1)) || (c == '#' && i == 0);
        if (c == 0) {
          text.append("\\00");
        } else {
          text.append(edge || "\"+,;<>\\".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
      }
      return text.toString();
    }
  }

  /** Reads a Name. */
  static DistinguishedName read(DerValue value) {
    DerReader reader = value.sequence();
    List<List<Attribute>> parts = new ArrayList<>();
    while (reader.hasNext()) {
      parts.add(readPart(reader.next(DerTag.SET)));
      if (parts.size() > MAX_PARTS) {
        throw new DerException(value.offset(), "a name of more than " + MAX_PARTS + " parts");
      }
    }
    return new DistinguishedName(value.encoded(), List.copyOf(parts));
  }

  private static List<Attribute> readPart(DerValue set) {
    DerReader reader = set.inside();
    List<Attribute> attributes = new ArrayList<>();
    while (reader.hasNext()) {
      DerReader attribute = reader.next(DerTag.SEQUENCE).inside();
      Oid type = attribute.next(DerTag.OBJECT_IDENTIFIER).oid();
      attributes.add(readValue(type, attribute.next()));
      attribute.end();
    }
    if (attributes.isEmpty()) {
      throw new DerException(set.offset(), "a relative name without attributes");
    }
    return List.copyOf(attributes);
  }

  /** RFC 4514, 2.4: a value that is no string is written as its encoding. */
  private static Attribute readValue(Oid type, DerValue value) {
    try {
      return new Attribute(type, value.text(), true);
    } catch (DerException notText) {
      return new Attribute(type, "#" + value.encoded().hex(), false);
    }
  }

  /** This name with a last part, encoded without its tag, below it. */
  DistinguishedName extendedBy(Bytes part) {
    DerWriter whole =
        new DerWriter()
            .sequence(name ->
                name.encoded(DerReader.single(encoded).content().toArray())
                    .primitive(DerTag.SET, part.toArray()));
    return read(DerReader.single(whole.toArray()));
  }

  /** The encoded name. */
  public Bytes encoded() {
    return encoded;
  }

  /** The relative names, most significant first, each with its attributes. */
  public List<List<Attribute>> parts() {
    return parts;
  }

  /** Whether there is no part, which RFC 5280 allows for subjects alone. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The last common name, which is the most specific one. */
  public Optional<String> commonName() {
    return parts.stream()
        .flatMap(List::stream)
        .filter(attribute -> attribute.type().equals(OidNames.COMMON_NAME))
        .map(Attribute::value)
        .reduce((first, second) -> second);
  }

  /** The e-mail addresses that old certificates have in their subject. */
  public List<String> emailAddresses() {
    return parts.stream()
        .flatMap(List::stream)
        .filter(attribute -> attribute.type().equals(OidNames.EMAIL_ADDRESS))
        .map(Attribute::value)
        .toList();
  }

  /**
   * What to call the bearer in a sentence: its common name, else the whole name, else that it has
   * none.
   */
  public String shortText() {
    return isEmpty() ? "(no name)" : commonName().orElseGet(this::toString);
  }

  /**
   * Whether this name lies at or below another one in the directory: what a name constraint asks.
   */
  public boolean isWithin(DistinguishedName subtree) {
    int depth = subtree.parts.size();
    return depth <= parts.size() && comparable().subList(0, depth).equals(subtree.comparable());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that
        && (encoded.equals(that.encoded)
            || (parts.size() == that.parts.size() && comparable().equals(that.comparable())));
  }

  @Override
  public int hashCode() {
    return comparable().hashCode();
  }

  /** RFC 4514: the most specific part first, parts with commas between. */
  @Override
  public String toString() {
    return parts.reversed().stream()
        .map(part -> part.stream().map(Attribute::text).collect(Collectors.joining("+")))
        .collect(Collectors.joining(","));
  }

  private List<List<String>> comparable() {
    List<List<String>> made = comparable;
    if (made == null) {
      made =
          parts.stream()
              .map(part -> part.stream().map(Attribute::comparable).sorted().toList())
              .toList();
      comparable = made;
    }
    return made;
  }
}
