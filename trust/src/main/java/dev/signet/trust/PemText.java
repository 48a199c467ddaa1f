// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists of roots as PEM. Certificates are compared by their encoding, so that one which cannot be
 * read does no harm to the others.
 */
final class PemText {
  /** All public roots have a quarter of a megabyte; a variable may name any file, a device too. */
  private static final int MAX_BYTES = 16 << 20;

  private PemText() {}

  /**
   * Whether a file is there and holds a certificate.
   *
   * @throws FindingException {@code trust-store-unreadable}, {@code pem-malformed}
   */
  static boolean holds(Path file, Certificate certificate) {
    return Files.exists(file) && holds(read(file), certificate);
  }

  /** Whether a text holds a certificate. */
  static boolean holds(byte[] text, Certificate certificate) {
    return contents(text).contains(certificate.encoded());
  }

  /**
   * A file's bytes; none where there is no file.
   *
   * @throws FindingException {@code trust-store-unreadable}
   */
  static byte[] read(Path file) {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it has more than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new FindingException(StoreFindings.unreadable(file, e), e);
    }
  }

  /** The certificates of a text, each once, in its order. */
  static Set<Bytes> contents(byte[] text) {
    Set<Bytes> contents = new LinkedHashSet<>();
    for (Pem.Block block : Pem.read(text)) {
      if (block.label().equals(Pem.CERTIFICATE)) {
        contents.add(block.content());
      }
    }
    return contents;
  }

  /** A text of certificates, each once, in their order. */
  static byte[] write(Set<Bytes> contents) {
    StringBuilder text = new StringBuilder();
    contents.forEach(content -> text.append(Pem.write(Pem.CERTIFICATE, content.toArray())));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A text with a certificate behind its last line, and whose it is. */
  static byte[] with(byte[] text, Certificate certificate) {
    String old = new String(text, StandardCharsets.ISO_8859_1);
    String gap = old.isEmpty() || old.endsWith("\n") ? "" : "\n";
    return (old + gap + comment(certificate) + "\n" + certificate.toPem())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text without a certificate; everything else in it stays as it is. */
  static byte[] without(byte[] text, Certificate certificate) {
    List<String> kept =
        new ArrayList<>(new String(text, StandardCharsets.ISO_8859_1).lines().toList());
    for (Pem.Block block : Pem.read(text).reversed()) {
      if (block.content().equals(certificate.encoded())) {
        cut(kept, block.line() - 1, comment(certificate));
      }
    }
    return kept.isEmpty()
        ? new byte[0]
        : (String.join("\n", kept) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void cut(List<String> lines, int begin, String comment) {
    int end = begin;
    while (!lines.get(end).contains("-----END ")) {
      end++;
    }
    int start = begin > 0 && lines.get(begin - 1).equals(comment) ? begin - 1 : begin;
    lines.subList(start, end + 1).clear();
  }

  /** The line before a certificate that this program added; {@link #eraser} looks for it. */
  private static String comment(Certificate certificate) {
    return "# " + TrustStores.label(certificate);
  }

  /** The command that cuts a certificate with its comment out of a file. */
  static String eraser(Path file, Certificate certificate) {
    String lines = "/^" + comment(certificate) + "$/,/^-----END/d";
    return "sed -i " + ShellWord.of(lines) + " " + ShellWord.of(file.toString());
  }
}
