// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.GeneralName;
import dev.signet.x509.KeyUse;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;
import dev.signet.x509.text.Inspection.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What an extension says: one case per type. */
final class ExtensionField {
  /** Certificates of content networks name hundreds of hosts. */
  private static final int MAX_SHOWN = 50;

  private ExtensionField() {}

  static Field of(Extension extension) {
    boolean critical = extension.critical();
    return switch (extension.content()) {
      case ExtensionContent.SubjectAlternativeName(var names) ->
          Meanings.field("names", "names", texts(names), critical);
      case ExtensionContent.IssuerAlternativeName(var names) ->
          Meanings.field("issuer-names", "issuer-names", texts(names), critical);
      case ExtensionContent.BasicConstraints constraints -> authority(constraints, critical);
      case ExtensionContent.KeyUsage(var uses) ->
          Meanings.field(
              "key-usage", "key-usage", some(uses.stream().map(KeyUse::text).toList()), critical);
      case ExtensionContent.ExtendedKeyUsage usage ->
          Meanings.field("purposes", "purposes", usage.texts(), critical);
      case ExtensionContent.NameConstraints constraints ->
          Meanings.field(
              "name-constraints", "name-constraints", constraints(constraints), critical);
      case ExtensionContent.SubjectKeyIdentifier(var identifier) ->
          Meanings.field("subject-key", "subject-key", List.of(identifier.colonHex()), critical);
      case ExtensionContent.AuthorityKeyIdentifier key ->
          Meanings.field("authority-key", "authority-key", authorityKey(key), critical);
      case ExtensionContent.CrlDistributionPoints points ->
          Meanings.field("crl-places", "crl-places", texts(points.names()), critical);
      case ExtensionContent.AuthorityInformationAccess access ->
          Meanings.field("issuer-places", "issuer-places", places(access), critical);
      case ExtensionContent.CertificatePolicies(var policies) ->
          Meanings.field("policies", "policies", dotted(policies), critical);
      case ExtensionContent.PolicyMappings(var pairs) ->
          Meanings.field("policy-mappings", "policy-mappings", pairs(pairs), critical);
      case ExtensionContent.PolicyConstraints constraints ->
          Meanings.field("policy-constraints", "policy-constraints", policy(constraints), critical);
      case ExtensionContent.InhibitAnyPolicy(int skip) ->
          Meanings.field(
              "inhibit-any-policy",
              "inhibit-any-policy",
              List.of("after " + skip + " certificates"),
              critical);
      case ExtensionContent.NoRevocationAvailable() ->
          Meanings.field("no-revocation", "no-revocation", List.of("yes"), critical);
      case ExtensionContent.TlsFeatures(var features) -> tlsFeatures(features, critical);
      case ExtensionContent.SignedTimestamps(var timestamps) ->
          Meanings.field("timestamps", "timestamps", timestamps(timestamps), critical);
      case ExtensionContent.CrlNumber(var number) ->
          Meanings.field("crl-number", "crl-number", List.of(number.toString()), critical);
      case ExtensionContent.FreshestCrl _,
          ExtensionContent.DeltaCrlIndicator _,
          ExtensionContent.IssuingDistributionPoint _,
          ExtensionContent.EntryReason _,
          ExtensionContent.InvalidityDate _,
          ExtensionContent.CertificateIssuer _,
          ExtensionContent.OcspNoCheck _ ->
          RevocationField.of(extension);
      case ExtensionContent.Unknown() -> unknown(extension);
      case ExtensionContent.Malformed(var problem) ->
          Meanings.field(
              "malformed", "malformed", List.of(extension.name() + ": " + problem), critical);
    };
  }

  private static Field authority(ExtensionContent.BasicConstraints constraints, boolean critical) {
    if (!constraints.authority()) {
      return Meanings.field("authority", "authority.no", List.of("CA:FALSE"), critical);
    }
    OptionalInt length = constraints.pathLength();
    if (length.isEmpty()) {
      return Meanings.field("authority", "authority.yes", List.of("CA:TRUE"), critical);
    }
    String key = length.getAsInt() == 0 ? "authority.last" : "authority.bounded";
    return Meanings.field(
        "authority", key, List.of("CA:TRUE, path length " + length.getAsInt()), critical);
  }

  private static Field tlsFeatures(List<Integer> features, boolean critical) {
    boolean staple = features.contains(ExtensionContent.TlsFeatures.STATUS_REQUEST);
    List<String> values =
        features.stream()
            .map(f ->
                f == ExtensionContent.TlsFeatures.STATUS_REQUEST
                    ? "status_request (5)"
                    : "extension " + f)
            .toList();
    return Meanings.field(
        "tls-features", staple ? "tls-features.staple" : "tls-features", values, critical);
  }

  private static Field unknown(Extension extension) {
    String value = extension.name() + " = " + extension.value().hex();
    String key = extension.critical() ? "unknown.critical" : "unknown";
    return Meanings.field("unknown", key, List.of(value), extension.critical());
  }

  private static List<String> texts(List<GeneralName> names) {
    List<String> texts =
        new ArrayList<>(names.stream().limit(MAX_SHOWN).map(GeneralName::text).toList());
    if (names.size() > MAX_SHOWN) {
      texts.add("and " + (names.size() - MAX_SHOWN) + " more");
    }
    return some(texts);
  }

  private static List<String> some(List<String> values) {
    return values.isEmpty() ? List.of("(none)") : values;
  }

  private static List<String> constraints(ExtensionContent.NameConstraints constraints) {
    List<String> lines = new ArrayList<>();
    texts(constraints.permitted()).forEach(text -> lines.add("permitted " + text));
    texts(constraints.excluded()).forEach(text -> lines.add("excluded " + text));
    return lines;
  }

  private static List<String> authorityKey(ExtensionContent.AuthorityKeyIdentifier key) {
    List<String> lines = new ArrayList<>();
    Bytes identifier = key.identifier();
    if (identifier.length() > 0) {
      lines.add(identifier.colonHex());
    }
    key.issuer().forEach(name -> lines.add("issued by " + name.text()));
    if (!key.serial().isEmpty()) {
      lines.add("serial number " + key.serial());
    }
    return some(lines);
  }

  private static List<String> places(ExtensionContent.AuthorityInformationAccess access) {
    List<String> lines = new ArrayList<>();
    access.ocsp().forEach(place -> lines.add("OCSP " + place.value()));
    access.issuers().forEach(place -> lines.add("issuer " + place.value()));
    access.others().forEach(place -> lines.add("other " + place.value()));
    return some(lines);
  }

  private static List<String> dotted(List<Oid> policies) {
    return some(policies.stream().map(Oid::dotted).toList());
  }

  private static List<String> pairs(List<ExtensionContent.PolicyPair> pairs) {
    return some(pairs.stream().map(pair -> pair.issuer() + " = " + pair.subject()).toList());
  }

  private static List<String> policy(ExtensionContent.PolicyConstraints constraints) {
    List<String> lines = new ArrayList<>();
    constraints.requireExplicit().ifPresent(skip -> lines.add("explicit policy after " + skip));
    constraints.inhibitMapping().ifPresent(skip -> lines.add("no mapping after " + skip));
    return some(lines);
  }

  private static List<String> timestamps(List<ExtensionContent.LogTimestamp> timestamps) {
    return some(
        timestamps.stream().map(one -> one.time() + " by log " + one.logId().hex()).toList());
  }
}
