// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.tree;

import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A tree's head as a signed text: a checkpoint (C2SP tlog-checkpoint) in a signed note (C2SP
 * signed-note), which other logs' tools read too.
 *
 * @param origin the log's name, and the name of its key
 * @param head the tree
 * @param text the whole note, its signature line included
 */
public record Checkpoint(String origin, TreeHead head, String text) {
  /** C2SP signed-note: the type of Ed25519 signatures. */
  private static final byte ED25519 = 1;

  private static final int KEY_ID_LENGTH = 4;
  private static final int RAW_KEY_LENGTH = 32;
  private static final int BODY_LINES = 3;
  private static final String MARK = "\u2014 ";

  /** Signs a head with an Ed25519 key. */
  public static Checkpoint sign(String origin, TreeHead head, PublicKey own, PrivateKey key) {
    String body = body(origin, head);
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      byte[] signed = signature.sign();
      byte[] line = Arrays.copyOf(keyId(origin, own), KEY_ID_LENGTH + signed.length);
      System.arraycopy(signed, 0, line, KEY_ID_LENGTH, signed.length);
      String encoded = Base64.getEncoder().encodeToString(line);
      return new Checkpoint(origin, head, body + "\n" + MARK + origin + " " + encoded + "\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK signs with Ed25519", e);
    }
  }

  /** Reads a note; empty where it is none. Does not look at its signature. */
  public static Optional<Checkpoint> read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() <= BODY_LINES || !lines.get(BODY_LINES).isEmpty()) {
      return Optional.empty();
    }
    try {
      long size = Long.parseLong(lines.get(1));
      Bytes root = Bytes.of(Base64.getDecoder().decode(lines.get(2)));
      return Optional.of(new Checkpoint(lines.getFirst(), new TreeHead(size, root), text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a key has signed it, in its first signature line. */
  public boolean isSignedBy(PublicKey key) {
    String body = body(origin, head);
    String start = body + "\n" + MARK + origin + " ";
    if (!text.startsWith(start)) {
      return false;
    }
    try {
      String encoded = text.substring(start.length()).lines().findFirst().orElse("");
      byte[] line = Base64.getDecoder().decode(encoded);
      if (line.length < KEY_ID_LENGTH
          || !Arrays.equals(Arrays.copyOf(line, KEY_ID_LENGTH), keyId(origin, key))) {
        return false;
      }
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      return signature.verify(line, KEY_ID_LENGTH, line.length - KEY_ID_LENGTH);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The key as others are told it: {@code name+id+key} (C2SP signed-note, verifier keys). */
  public static String verifierKey(String origin, PublicKey key) {
    byte[] typed = typed(key);
    return origin
        + "+"
        + HexFormat.of().formatHex(keyId(origin, key))
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /** An Ed25519 public key of its subject public key info. */
  public static PublicKey publicKey(byte[] encoded) {
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key", e);
    }
  }

  private static String body(String origin, TreeHead head) {
    String root = Base64.getEncoder().encodeToString(head.root().toArray());
    return origin + "\n" + head.size() + "\n" + root + "\n";
  }

  private static byte[] keyId(String name, PublicKey key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(typed(key)), KEY_ID_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The raw key is the end of its subject public key info. */
  private static byte[] typed(PublicKey key) {
    byte[] info = key.getEncoded();
    byte[] typed = new byte[RAW_KEY_LENGTH + 1];
    typed[0] = ED25519;
    System.arraycopy(info, info.length - RAW_KEY_LENGTH, typed, 1, RAW_KEY_LENGTH);
    return typed;
  }
}
