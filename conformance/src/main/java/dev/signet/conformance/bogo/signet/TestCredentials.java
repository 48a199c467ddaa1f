// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.settings.CredentialSettings;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import dev.signet.tls.CertificateDemand;
import dev.signet.tls.Credential;
import dev.signet.tls.ExternalPsk;
import dev.signet.tls.ExternalPsks;
import dev.signet.tls.KeySigner;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credentials of one connection, in the order in which they are tried. */
final class TestCredentials {
  /** The one that no flag has introduced. */
  private static final int DEFAULT = -1;

  private final List<Shown> all = new ArrayList<>();
  private final Map<ExternalPsk, Integer> keys = new LinkedHashMap<>();
  private boolean keysFirst;
  private final Primitives primitives;
  private final Watcher watcher;
  private final boolean slow;
  private final boolean declines;
  private final Optional<List<SignatureScheme>> allowed;

  /** Reads their files. */
  TestCredentials(Settings settings, TestFiles files, Primitives primitives, Watcher watcher)
      throws IOException, NotImplemented, EngineFault {
    this.primitives = primitives;
    this.watcher = watcher;
    this.slow = settings.has(Flag.ASYNC);
    this.declines = settings.has(Flag.DECLINE_OCSP_CALLBACK);
    this.allowed = CompliancePolicy.of(settings).map(CompliancePolicy::schemes);
    for (int i = 0; i < settings.credentials().size(); i++) {
      add(settings.credentials().get(i), files, i);
    }
    CredentialSettings last = settings.defaultCredential();
    if (last.isUsable()) {
      add(last, files, DEFAULT);
    }
    watcher.onKeys(keys);
  }

  /**
   * One that may be shown.
   *
   * @param credential what the engine gets
   * @param issuers DER names of those who signed the chain; any of them where the list is empty
   */
  record Shown(Credential credential, List<Bytes> issuers) {
    boolean isFrom(List<Bytes> authorities) {
      return issuers.isEmpty() || issuers.stream().anyMatch(authorities::contains);
    }
  }

  /** The kinds of what there is, in its order; X.509 where there is nothing. */
  List<CertificateKind> kinds() {
    List<CertificateKind> kinds =
        all.stream().map(shown -> shown.credential().kind()).distinct().toList();
    return kinds.isEmpty() ? CertificateKind.DEFAULT : kinds;
  }

  /** Those that may be shown to a peer that trusts these issuers. */
  List<Credential> forAuthorities(List<Bytes> authorities) {
    return all.stream().filter(shown -> shown.isFrom(authorities)).map(Shown::credential).toList();
  }

  /**
   * What a client shows; nothing where it has nothing.
   *
   * @throws TlsFault where it has something and nothing fits: the test wants no anonymous client
   *     then
   */
  Optional<Credential> choose(CertificateDemand demand) throws TlsFault {
    watcher.onAuthorities(demand.authorities());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Credential> trusted = readable(forAuthorities(demand.authorities()), demand.kind());
    if (trusted.isEmpty()) {
      throw PeerIncompatible.CERTIFICATE_UNSUITABLE.toFault("", demand.authorities().toString());
    }
    for (Credential credential : trusted) {
      List<SignatureScheme> own =
          demand.version() == ProtocolVersion.TLS12
              ? credential.signer().schemes12()
              : credential.signer().schemes();
      if (own.stream().anyMatch(demand.schemes()::contains)) {
        return Optional.of(credential);
      }
    }
    throw PeerIncompatible.SCHEME_UNMATCHED.toFault("", demand.schemes().toString());
  }

  private static List<Credential> readable(List<Credential> credentials, CertificateKind kind)
      throws TlsFault {
    List<Credential> readable = credentials.stream().filter(each -> each.kind() == kind).toList();
    if (readable.isEmpty() && !credentials.isEmpty()) {
      throw PeerIncompatible.CREDENTIAL_KIND_UNMATCHED.toFault(kind.toString(), "another");
    }
    return readable;
  }

  private void add(CredentialSettings settings, TestFiles files, int number)
      throws IOException, NotImplemented, EngineFault {
    switch (settings.kind()) {
      case X509 -> addChain(settings, files, number);
      case RAW_PUBLIC_KEY -> addKey(settings, files, number);
      case PRE_SHARED_KEY -> addPsk(settings, number);
      case DELEGATED, PASSWORD ->
          throw new NotImplemented("a credential of kind " + settings.kind());
    }
  }

  private void addKey(CredentialSettings settings, TestFiles files, int number)
      throws IOException, NotImplemented, EngineFault {
    String name = settings.text(Flag.KEY_FILE);
    Bytes info = Bytes.wrap(files.publicKey(name));
    try {
      KeySigner signer = signer(files.key(name), SubjectPublicKeyInfo.read(info));
      all.add(
          new Shown(Credential.rawPublicKey(info, signed(settings, signer, number)), List.of()));
    } catch (TlsFault e) {
      throw new EngineFault(e.code().id(), String.valueOf(e.getMessage()), e);
    }
  }

  private TestSigner signed(CredentialSettings settings, KeySigner signer, int number)
      throws NotImplemented {
    return new TestSigner(
        signer, schemes(settings, signer), slow, () -> watcher.onSignature(number));
  }

  private void addChain(CredentialSettings settings, TestFiles files, int number)
      throws IOException, NotImplemented, EngineFault {
    if (!settings.has(Flag.CERT_FILE) || !settings.has(Flag.KEY_FILE)) {
      throw new NotImplemented("a credential without a certificate");
    }
    List<byte[]> chain = files.chain(settings.text(Flag.CERT_FILE));
    PublicKey key = Certificate.read(chain.getFirst()).key().toPublicKey();
    KeySigner signer = signer(files.key(settings.text(Flag.KEY_FILE)), key);
    Credential credential =
        new Credential(
            CertificateKind.X509,
            chain.stream().map(Bytes::wrap).toList(),
            signed(settings, signer, number),
            declines ? Bytes.EMPTY : Bytes.wrap(settings.bytes(Flag.OCSP_RESPONSE)),
            TimestampList.read(settings.bytes(Flag.SIGNED_CERT_TIMESTAMPS)));
    all.add(
        new Shown(credential, settings.has(Flag.MUST_MATCH_ISSUER) ? issuers(chain) : List.of()));
  }

  private void addPsk(CredentialSettings settings, int number) {
    HashAlgorithm hash =
        settings.has(Flag.PSK_IMPORTER_SHA384) ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256;
    ExternalPsk key =
        ExternalPsk.imported(
            Bytes.wrap(settings.bytes(Flag.PSK_IMPORTER_IDENTITY)),
            settings.bytes(Flag.PSK_IMPORTER_KEY),
            Bytes.wrap(settings.bytes(Flag.PSK_IMPORTER_CONTEXT)),
            hash);
    keysFirst |= all.isEmpty();
    keys.put(key, number);
  }

  /**
   * Keys in the place of certificates.
   *
   * @param alone whether certificates do not count
   */
  ExternalPsks keys(boolean alone) {
    if (keys.isEmpty()) {
      return ExternalPsks.NONE;
    }
    ExternalPsks.Use preference =
        keysFirst ? ExternalPsks.Use.PREFERRED : ExternalPsks.Use.FALLBACK;
    return new ExternalPsks(
        List.copyOf(keys.keySet()), alone ? ExternalPsks.Use.REQUIRED : preference);
  }

  /** Is there no certificate? */
  boolean isWithoutCertificates() {
    return all.isEmpty();
  }

  private KeySigner signer(PrivateKey key, PublicKey publicKey) throws NotImplemented {
    try {
      return KeySigner.of(key, publicKey, primitives);
    } catch (IllegalArgumentException e) {
      throw new NotImplemented("a key of " + publicKey.getAlgorithm());
    }
  }

  private List<SignatureScheme> schemes(CredentialSettings settings, KeySigner signer)
      throws NotImplemented {
    if (allowed.isPresent()) {
      return allowed.get().stream().filter(signer.schemes()::contains).toList();
    }
    if (settings.signingPreferences().isEmpty()) {
      return signer.schemes();
    }
    List<SignatureScheme> schemes = new ArrayList<>();
    for (int code : settings.signingPreferences()) {
      Optional<SignatureScheme> scheme = TestSchemes.of(code);
      if (scheme.filter(signer.schemes()::contains).isPresent()) {
        schemes.add(scheme.get());
      }
    }
    return schemes;
  }

  private static List<Bytes> issuers(List<byte[]> chain) {
    return chain.stream()
        .map(der -> Bytes.wrap(Certificate.read(der).issuer().encoded().toArray()))
        .toList();
  }
}
