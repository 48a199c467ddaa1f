// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads extensions. A content that breaks its type's rules becomes {@code Malformed}, so that the
 * rest can still be shown.
 */
final class ExtensionReader {
  /** Certificates in use have fewer than 20 extensions. */
  static final int MAX_EXTENSIONS = 100;

  /**
   * The largest certificates of content networks name some hundred hosts, name constraints of test
   * suites some thousand.
   */
  static final int MAX_ITEMS = 20_000;

  private ExtensionReader() {}

  /** Reads a SEQUENCE OF Extension. */
  static List<Extension> readAll(DerValue sequence) {
    DerReader reader = sequence.sequence();
    List<Extension> extensions = new ArrayList<>();
    while (reader.hasNext()) {
      extensions.add(read(reader.next(DerTag.SEQUENCE)));
      if (extensions.size() > MAX_EXTENSIONS) {
        throw new DerException(sequence.offset(), "more than " + MAX_EXTENSIONS + " extensions");
      }
    }
    return List.copyOf(extensions);
  }

  private static Extension read(DerValue value) {
    DerReader reader = value.inside();
    Oid oid = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    boolean critical = reader.optional(DerTag.BOOLEAN).map(DerValue::bool).orElse(false);
    Bytes content = reader.next(DerTag.OCTET_STRING).octets();
    reader.end();
    return new Extension(oid, critical, content, content(oid, content), value.range());
  }

  private static ExtensionContent content(Oid oid, Bytes content) {
    try {
      return parse(oid, content);
    } catch (DerException e) {
      return new ExtensionContent.Malformed(e.problem());
    }
  }

  private static ExtensionContent parse(Oid oid, Bytes content) {
    return switch (oid.dotted()) {
      case "2.5.29.14" ->
          new ExtensionContent.SubjectKeyIdentifier(DerReader.single(content).octets());
      case "2.5.29.15" -> keyUsage(DerReader.single(content).namedBits());
      case "2.5.29.17" ->
          new ExtensionContent.SubjectAlternativeName(some(content, GeneralName::read));
      case "2.5.29.18" ->
          new ExtensionContent.IssuerAlternativeName(some(content, GeneralName::read));
      case "2.5.29.19" -> basicConstraints(DerReader.single(content).sequence());
      case "2.5.29.20" -> new ExtensionContent.CrlNumber(DerReader.single(content).integer());
      case "2.5.29.30" -> nameConstraints(DerReader.single(content));
      case "2.5.29.21", "2.5.29.24", "2.5.29.27", "2.5.29.28", "2.5.29.29" ->
          CrlExtensionReader.parse(oid, DerReader.single(content));
      case "2.5.29.31" ->
          new ExtensionContent.CrlDistributionPoints(some(content, DistributionPoint::read));
      case "2.5.29.32" ->
          new ExtensionContent.CertificatePolicies(some(content, ExtensionReader::policy));
      case "2.5.29.33" ->
          new ExtensionContent.PolicyMappings(some(content, ExtensionReader::mapping));
      case "2.5.29.35" -> authorityKey(DerReader.single(content).sequence());
      case "2.5.29.36" -> policyConstraints(DerReader.single(content).sequence());
      case "2.5.29.37" -> new ExtensionContent.ExtendedKeyUsage(some(content, DerValue::oid));
      case "2.5.29.46" -> new ExtensionContent.FreshestCrl(some(content, DistributionPoint::read));
      case "2.5.29.54" ->
          new ExtensionContent.InhibitAnyPolicy(number(DerReader.single(content), DerTag.INTEGER));
      case "2.5.29.56" ->
          onlyNull(DerReader.single(content), new ExtensionContent.NoRevocationAvailable());
      case "1.3.6.1.5.5.7.48.1.5" ->
          onlyNull(DerReader.single(content), new ExtensionContent.OcspNoCheck());
      case "1.3.6.1.5.5.7.1.1" -> informationAccess(content);
      case "1.3.6.1.5.5.7.1.24" ->
          new ExtensionContent.TlsFeatures(some(content, v -> number(v, DerTag.INTEGER)));
      case "1.3.6.1.4.1.11129.2.4.2" ->
          TimestampReader.read(DerReader.single(content).octets().toArray());
      default -> new ExtensionContent.Unknown();
    };
  }

  /** The elements of a SEQUENCE SIZE (1..MAX). */
  private static <T> List<T> some(Bytes content, Function<DerValue, T> element) {
    DerValue value = DerReader.single(content);
    List<T> items = all(value.sequence(), element);
    if (items.isEmpty()) {
      throw new DerException(value.offset(), "an empty list");
    }
    return items;
  }

  private static <T> List<T> all(DerReader reader, Function<DerValue, T> element) {
    List<T> items = new ArrayList<>();
    while (reader.hasNext()) {
      DerValue value = reader.next();
      if (items.size() == MAX_ITEMS) {
        throw new DerException(value.offset(), "more than " + MAX_ITEMS + " items");
      }
      items.add(element.apply(value));
    }
    return List.copyOf(items);
  }

  private static int number(DerValue value, int tag) {
    if (value.tag() != tag) {
      throw new DerException(
          value.offset(), DerTag.name(value.tag()) + " where a number is expected");
    }
    return value.implicitSmallInteger();
  }

  private static ExtensionContent keyUsage(int bits) {
    Set<KeyUse> uses = EnumSet.noneOf(KeyUse.class);
    for (KeyUse use : KeyUse.values()) {
      if (((bits >> use.bit()) & 1) != 0) {
        uses.add(use);
      }
    }
    return new ExtensionContent.KeyUsage(java.util.Collections.unmodifiableSet(uses));
  }

  private static ExtensionContent basicConstraints(DerReader reader) {
    boolean authority = reader.optional(DerTag.BOOLEAN).map(DerValue::bool).orElse(false);
    OptionalInt pathLength = optionalNumber(reader.optional(DerTag.INTEGER));
    reader.end();
    return new ExtensionContent.BasicConstraints(authority, pathLength);
  }

  private static OptionalInt optionalNumber(Optional<DerValue> value) {
    return value.isPresent()
        ? OptionalInt.of(value.get().implicitSmallInteger())
        : OptionalInt.empty();
  }

  private static ExtensionContent nameConstraints(DerValue value) {
    DerReader reader = value.sequence();
    List<GeneralName> permitted = subtrees(reader.optional(DerTag.contextConstructed(0)));
    List<GeneralName> excluded = subtrees(reader.optional(DerTag.contextConstructed(1)));
    reader.end();
    if (permitted.isEmpty() && excluded.isEmpty()) {
      // RFC 5280, 4.2.1.10: the extension MUST NOT be an empty sequence.
      throw new DerException(value.offset(), "constraints that constrain nothing");
    }
    return new ExtensionContent.NameConstraints(permitted, excluded);
  }

  private static List<GeneralName> subtrees(Optional<DerValue> value) {
    List<GeneralName> bases =
        value.map(v -> all(v.inside(), ExtensionReader::subtree)).orElse(List.of());
    if (value.isPresent() && bases.isEmpty()) {
      // RFC 5280, 4.2.1.10: GeneralSubtrees is SIZE (1..MAX).
      throw new DerException(value.get().offset(), "an empty list of subtrees");
    }
    return bases;
  }

  private static GeneralName subtree(DerValue value) {
    DerReader reader = value.sequence();
    GeneralName base = GeneralName.read(reader.next());
    // RFC 5280, 4.2.1.10: minimum MUST be zero, and maximum MUST be absent.
    reader
        .optional(DerTag.context(0))
        .filter(minimum -> minimum.implicitSmallInteger() != 0)
        .ifPresent(minimum -> {
          throw new DerException(minimum.offset(), "a subtree with a minimum");
        });
    reader.end();
    return base;
  }

  /** The names in a tagged GeneralNames, at least one. */
  static List<GeneralName> names(DerValue tagged) {
    List<GeneralName> names = all(tagged.inside(), GeneralName::read);
    if (names.isEmpty()) {
      // RFC 5280, 4.2.1.6: GeneralNames is SIZE (1..MAX).
      throw new DerException(tagged.offset(), "an empty list of names");
    }
    return names;
  }

  private static Oid policy(DerValue value) {
    DerReader reader = value.sequence();
    Oid policy = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    reader.optional(DerTag.SEQUENCE);
    reader.end();
    return policy;
  }

  private static ExtensionContent.PolicyPair mapping(DerValue value) {
    DerReader reader = value.sequence();
    Oid issuer = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    Oid subject = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    reader.end();
    return new ExtensionContent.PolicyPair(issuer, subject);
  }

  private static ExtensionContent authorityKey(DerReader reader) {
    Bytes identifier =
        reader.optional(DerTag.context(0)).map(DerValue::content).orElse(Bytes.EMPTY);
    List<GeneralName> issuer =
        reader
            .optional(DerTag.contextConstructed(1))
            .map(names -> all(names.inside(), GeneralName::read))
            .orElse(List.of());
    String serial =
        reader
            .optional(DerTag.context(2))
            .map(DerValue::implicitInteger)
            .map(BigInteger::toString)
            .orElse("");
    reader.end();
    return new ExtensionContent.AuthorityKeyIdentifier(identifier, issuer, serial);
  }

  private static ExtensionContent policyConstraints(DerReader reader) {
    OptionalInt requireExplicit = optionalNumber(reader.optional(DerTag.context(0)));
    OptionalInt inhibitMapping = optionalNumber(reader.optional(DerTag.context(1)));
    reader.end();
    return new ExtensionContent.PolicyConstraints(requireExplicit, inhibitMapping);
  }

  /** RFC 9608, 2 and RFC 6960, 4.2.2.2.1: the extension's value is NULL. */
  private static ExtensionContent onlyNull(DerValue value, ExtensionContent content) {
    if (value.tag() != DerTag.NULL || value.length() != 0) {
      throw new DerException(value.offset(), DerTag.name(value.tag()) + " where NULL is expected");
    }
    return content;
  }

  private static ExtensionContent informationAccess(Bytes content) {
    List<GeneralName> ocsp = new ArrayList<>();
    List<GeneralName> issuers = new ArrayList<>();
    List<GeneralName> others = new ArrayList<>();
    DerValue list = DerReader.single(content);
    for (DerValue description : all(list.sequence(), Function.identity())) {
      DerReader reader = description.sequence();
      Oid method = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
      GeneralName place = GeneralName.read(reader.next());
      reader.end();
      switch (method.dotted()) {
        case "1.3.6.1.5.5.7.48.1" -> ocsp.add(place);
        case "1.3.6.1.5.5.7.48.2" -> issuers.add(place);
        default -> others.add(place);
      }
    }
    return new ExtensionContent.AuthorityInformationAccess(
        List.copyOf(ocsp), List.copyOf(issuers), List.copyOf(others));
  }
}
