// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.conformance.fuzz.engine.OpenCrypto;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.crypto.VerifyUse;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.VerifiedPath;
import dev.signet.x509.path.Verifier;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Certificates in any number, order and state are judged. The input names them one by one: those of
 * the pool by a number, others by their bytes; the first is the leaf, then come the anchors.
 */
public final class PathTarget implements FuzzTarget {
  /** Bits of the first byte. */
  private static final int WEB = 1;

  private static final int OPEN = 2;
  private static final int FOR_HOST = 4;
  private static final int JDK = 8;
  private static final int ALL_FLAGS = 16;

  /** Lengths below this are numbers of the pool. */
  private static final int NUMBERS = 256;

  private static final int MAX_ANCHORS = 8;

  /** More than a TLS message of ours may hold. */
  private static final int MAX_CERTIFICATES = 250;

  private static final int SHUFFLES = 6;

  private static final VerifyProviders OPEN_SIGNATURES =
      VerifyProviders.fastest().with(VerifyUse.ECDSA, OpenCrypto.provider());

  /** By the list of targets. */
  public PathTarget() {}

  @Override
  public String name() {
    return "paths";
  }

  @Override
  public void run(byte[] input) {
    if (input.length > 2) {
      List<byte[]> all = named(ByteBuffer.wrap(input, 2, input.length - 2));
      WorkLimit.hold(() -> judge(input[0], input[1], all));
    }
  }

  private static List<byte[]> named(ByteBuffer input) {
    List<byte[]> all = new ArrayList<>();
    while (input.remaining() >= Short.BYTES && all.size() < MAX_CERTIFICATES) {
      int number = Short.toUnsignedInt(input.getShort());
      if (number < NUMBERS) {
        all.add(CertificatePool.get().certificate(number));
      } else {
        byte[] der = new byte[Math.min(number, input.remaining())];
        input.get(der);
        all.add(der);
      }
    }
    return all;
  }

  private static void judge(int flags, int anchors, List<byte[]> all) {
    List<Certificate> certificates = all.stream().flatMap(der -> read(der).stream()).toList();
    if (certificates.isEmpty()) {
      return;
    }
    int end = Math.min(1 + Math.floorMod(anchors, MAX_ANCHORS), certificates.size());
    List<Certificate> chain = new ArrayList<>(certificates.subList(end, certificates.size()));
    chain.addFirst(certificates.getFirst());
    TrustAnchors trusted =
        TrustAnchors.of("the fuzzer", "", certificates.subList(1, end))
            .under((flags & WEB) == 0 ? RuleSet.PRIVATE : RuleSet.WEB);
    PathRequest request =
        (flags & FOR_HOST) == 0
            ? PathRequest.forAny(chain)
            : PathRequest.forServer(chain, CertificatePool.HOST);
    InstantSource clock = InstantSource.fixed(CertificatePool.NOW);
    Verifier verifier = new Verifier(trusted, clock, providers(flags));
    look(verifier.verify(request), (flags & OPEN) != 0);
  }

  private static VerifyProviders providers(int flags) {
    if ((flags & OPEN) != 0) {
      return OPEN_SIGNATURES;
    }
    return (flags & JDK) == 0 ? VerifyProviders.fastest() : VerifyProviders.jdk();
  }

  private static List<Certificate> read(byte[] der) {
    try {
      return List.of(Certificate.read(der));
    } catch (FindingException unreadable) {
      return List.of();
    }
  }

  private static void look(Verdict verdict, boolean isOpen) {
    switch (verdict) {
      case Verdict.Trusted trusted when !isOpen -> isSigned(trusted.path());
      case Verdict.Trusted _ -> {}
      case Verdict.Untrusted untrusted -> {
        if (untrusted.report().headline().headline().isBlank()) {
          throw new IllegalStateException("a refusal without a sentence");
        }
      }
      case Verdict.Needs needs -> throw new IllegalStateException("nothing may be fetched" + needs);
    }
  }

  /** Asks the JDK the same about each signature. */
  private static void isSigned(VerifiedPath path) {
    List<Certificate> links = path.certificates();
    try {
      for (int i = 0; i + 1 < links.size(); i++) {
        links.get(i).toX509().verify(links.get(i + 1).toX509().getPublicKey());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a path that was trusted is not signed", e);
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    int size = CertificatePool.get().size();
    for (int flags = 0; flags < ALL_FLAGS; flags++) {
      seeds.add(seed(flags, 1, 0, 1, 2));
      seeds.add(seed(flags, 1, 0, 3, 4, 2, 8, 9, 10));
      seeds.add(seed(flags, 2, IntStream.range(0, size).toArray()));
    }
    seeds.add(inBytes(0, 1, 2));
    // The same web in other orders, each leaf once: what comes early decides where a search goes.
    Random random = new Random(1);
    for (int i = 0; i < SHUFFLES; i++) {
      int[] numbers = random.ints(size, 0, size).toArray();
      numbers[0] = size - 1 - i;
      seeds.add(seed(random.nextInt(ALL_FLAGS), 1, numbers));
    }
    return seeds;
  }

  private static byte[] seed(int flags, int anchors, int... numbers) {
    ByteBuffer seed = ByteBuffer.allocate(2 + Short.BYTES * numbers.length);
    seed.put((byte) flags).put((byte) anchors);
    for (int number : numbers) {
      seed.putShort((short) number);
    }
    return seed.array();
  }

  private static byte[] inBytes(int... numbers) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    seed.writeBytes(new byte[] {FOR_HOST, 0});
    for (int number : numbers) {
      byte[] der = CertificatePool.get().certificate(number);
      seed.write(der.length >> 8);
      seed.write(der.length);
      seed.writeBytes(der);
    }
    return seed.toByteArray();
  }
}
