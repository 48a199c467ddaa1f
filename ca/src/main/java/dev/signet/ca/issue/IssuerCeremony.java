// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaSettings;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CrlScope;
import dev.signet.ca.Issuer;
import dev.signet.ca.IssuerStore;
import dev.signet.ca.KeyName;
import dev.signet.ca.NameScope;
import dev.signet.ca.Purpose;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Signer;
import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Makes roots and intermediates, by the same steps as any other certificate. */
public final class IssuerCeremony {
  /** Issuers begin earlier than anything that they sign begins, and clocks differ. */
  private static final Duration BACKDATE = Duration.ofHours(1);

  private static final String REQUESTER = "authority";

  private final CertificateLog log;
  private final IssuerStore issuers;
  private final SigningDesk desk;
  private final PublicAddresses addresses;

  /** Makes issuers for a store. */
  public IssuerCeremony(
      CertificateLog log, IssuerStore issuers, CaSettings settings, SecureRandom random) {
    this.log = log;
    this.issuers = issuers;
    this.desk = new SigningDesk(log, random);
    this.addresses = new PublicAddresses(settings.publicAddress());
  }

  /**
   * The root above a new intermediate.
   *
   * @param issuer the root
   * @param signer its key
   */
  public record Parent(Issuer issuer, Signer signer) {}

  /**
   * Makes the root and takes it as the current one.
   *
   * @param pair its key, which is in its file already
   * @return empty where another node was first
   */
  public Optional<Issuer> root(KeyPair pair, Signer signer, Instant now) {
    SubjectPublicKey key = SubjectPublicKey.of(pair.getPublic());
    X500Name name = name("Signet Root " + KeyName.brief(key));
    String id = "root-" + KeyName.brief(key);
    Validity validity = lasting(CaSettings.ROOT_LIFETIME, now);
    ExtensionSet extensions = new ExtensionSet().authority(1).key(key);
    Draft.Rest rest = new Draft.Rest(validity, extensions.build());
    SigningDesk.Signed signed =
        desk.sign(
            serial ->
                Lint.root(
                    tbs(new Draft(serial, name, name, key, rest), signer), signer.algorithm()),
            new StoredIntent.Purpose(CrlScope.whole(id), "root", REQUESTER, now),
            signer);
    NameScope unconstrained = new NameScope(List.of(), List.of());
    Issuer root =
        new Issuer(id, Issuer.Role.ROOT, Issuer.State.CURRENT, unconstrained, signed.certificate());
    return adopt(new IssuerStore.Adoption(root, id, pair, "", conclusion(signed, now)));
  }

  /**
   * Makes an intermediate and takes it as the current one.
   *
   * @param parent the root
   * @param scope what it may certify
   * @param replaced the id of the current one that it replaces, or empty
   * @return empty where another node was first
   */
  public Optional<Issuer> intermediate(
      Parent parent, NameScope scope, String replaced, Instant now) {
    KeyPair pair = issuers.createKey();
    SubjectPublicKey key = SubjectPublicKey.of(pair.getPublic());
    Signer signer = parent.signer();
    Certificate root = parent.issuer().certificate();
    SigningDesk.Signed signed =
        desk.sign(
            serial -> {
              Draft draft = intermediate(serial, key, parent.issuer(), scope, now);
              return Lint.intermediate(tbs(draft, signer), signer.algorithm(), root);
            },
            new StoredIntent.Purpose(
                CrlScope.whole(parent.issuer().id()), "intermediate", REQUESTER, now),
            signer);
    Issuer issuer =
        new Issuer(
            "issuer-" + KeyName.brief(key),
            Issuer.Role.INTERMEDIATE,
            Issuer.State.CURRENT,
            scope,
            signed.certificate());
    return adopt(
        new IssuerStore.Adoption(
            issuer, parent.issuer().id(), pair, replaced, conclusion(signed, now)));
  }

  private Draft intermediate(
      SerialNumber serial, SubjectPublicKey key, Issuer root, NameScope scope, Instant now) {
    ExtensionSet extensions =
        new ExtensionSet()
            .authority(0)
            .purposes(EnumSet.allOf(Purpose.class))
            .constrainedTo(scope)
            .key(key)
            .issuedBy(root.certificate());
    if (addresses.areKnown()) {
      // No responder: a root's key that is away certifies none.
      extensions.listedAt(addresses.crlOf(root.id())).issuerAt(addresses.certificateOf(root.id()));
    }
    return new Draft(
        serial,
        Draft.name(root.certificate().subject()),
        name("Signet Issuer " + KeyName.brief(key)),
        key,
        new Draft.Rest(below(root, now), extensions.build()));
  }

  private Optional<Issuer> adopt(IssuerStore.Adoption adoption) {
    if (issuers.adopt(adoption)) {
      return Optional.of(adoption.issuer());
    }
    CertificateLog.Conclusion issued = adoption.conclusion();
    log.conclude(
        CertificateLog.Conclusion.failed(issued.serial(), "another node was first", issued.at()));
    return Optional.empty();
  }

  private static CertificateLog.Conclusion conclusion(SigningDesk.Signed signed, Instant now) {
    return CertificateLog.Conclusion.issued(signed.serial(), signed.certificate().encoded(), now);
  }

  private static byte[] tbs(Draft draft, Signer signer) {
    return draft.toBeSigned(signer.algorithm()).toArray();
  }

  private static Validity below(Issuer root, Instant now) {
    Validity wanted = lasting(CaSettings.INTERMEDIATE_LIFETIME, now);
    Validity own = root.certificate().validity();
    boolean early = wanted.notBefore().isBefore(own.notBefore());
    boolean late = wanted.notAfter().isAfter(own.notAfter());
    return new Validity(
        early ? own.notBefore() : wanted.notBefore(), late ? own.notAfter() : wanted.notAfter());
  }

  private static Validity lasting(Duration lifetime, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new Validity(second.minus(BACKDATE), second.plus(lifetime));
  }

  /**
   * Every issuer has a name of its own: where two keys share one, clients try the wrong one first.
   */
  static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Signet")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }
}
