// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Textual encodings (RFC 7468): base64 between a BEGIN and an END line.
 *
 * <p>Reading tolerates what files in use have: text around the blocks, several blocks, CR LF,
 * spaces at line ends, lines of any length, a byte order mark. It does not tolerate a block that is
 * cut off or characters that are not base64.
 */
public final class Pem {
  /** The label of a certificate. */
  public static final String CERTIFICATE = "CERTIFICATE";

  /** The label of a certificate request. */
  public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";

  /** The label that old Microsoft and Java tools give a certificate request. */
  public static final String NEW_CERTIFICATE_REQUEST = "NEW CERTIFICATE REQUEST";

  /** The label of a revocation list. */
  public static final String CRL = "X509 CRL";

  /** The label of a PKCS#8 private key. */
  public static final String PRIVATE_KEY = "PRIVATE KEY";

  /** The bundle of all public roots has 250 KB; the bound leaves room for revocation lists. */
  public static final int MAX_CHARS = 64 << 20;

  /** All public roots are about 150 certificates. */
  public static final int MAX_BLOCKS = 10_000;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** RFC 7468, 2: generators MUST wrap the base64 lines at 64 characters. */
  private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /**
   * One block.
   *
   * @param label what the BEGIN line says, for instance {@code CERTIFICATE}
   * @param content the decoded bytes
   * @param line the number of the BEGIN line in the text, from 1
   */
  public record Block(String label, Bytes content, int line) {
    /** Does not print the content, which can be a private key. */
    @Override
    public String toString() {
      return "Block[" + label + ", line " + line + "]";
    }
  }

  /** Whether bytes have a BEGIN line; what has none may be DER. */
  public static boolean looksLikePem(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(BEGIN);
  }

  /**
   * All blocks of a text, in order; none where there is none.
   *
   * @throws FindingException {@code pem-malformed}, {@code pem-too-large}
   */
  public static List<Block> read(byte[] text) {
    if (text.length > MAX_CHARS) {
      throw tooLarge("at most " + MAX_CHARS + " characters", Integer.toString(text.length));
    }
    List<String> lines = new String(text, StandardCharsets.ISO_8859_1).lines().toList();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<String> label = label(lines.get(i), BEGIN);
      if (label.isPresent()) {
        int end = end(lines, i, label.get());
        blocks.add(new Block(label.get(), decode(lines.subList(i + 1, end), i + 1), i + 1));
        i = end;
      }
      if (blocks.size() > MAX_BLOCKS) {
        throw tooLarge("at most " + MAX_BLOCKS + " blocks", "more");
      }
    }
    return List.copyOf(blocks);
  }

  /**
   * The blocks of a text that have one of some labels; at least one.
   *
   * @throws FindingException {@code pem-block-missing} that says which labels are there instead,
   *     {@code pem-malformed}
   */
  public static List<Block> blocks(byte[] text, String... labels) {
    List<Block> all = read(text);
    List<Block> wanted =
        all.stream().filter(block -> List.of(labels).contains(block.label())).toList();
    if (wanted.isEmpty()) {
      List<String> found =
          all.stream().map(block -> Printable.line(block.label())).distinct().limit(5).toList();
      throw Finding.about(X509Code.PEM_BLOCK_MISSING)
          .wanted("a block " + BEGIN + labels[0] + DASHES)
          .found(found.isEmpty() ? "no block at all" : "blocks of " + String.join(", ", found))
          .with("label", labels[0])
          .toException();
    }
    return wanted;
  }

  /** A block as RFC 7468 wants it written: lines of 64 characters, line feeds, one at the end. */
  public static String write(String label, byte[] content) {
    return BEGIN
        + label
        + DASHES
        + "\n"
        + ENCODER.encodeToString(content)
        + "\n"
        + END
        + label
        + DASHES
        + "\n";
  }

  private static Optional<String> label(String line, String prefix) {
    int start = line.indexOf(prefix);
    // Something may stand before the dashes, as a byte order mark or an indentation does.
    int end = start < 0 ? -1 : line.indexOf(DASHES, start + prefix.length());
    return end < 0 ? Optional.empty() : Optional.of(line.substring(start + prefix.length(), end));
  }

  private static int end(List<String> lines, int begin, String label) {
    for (int i = begin + 1; i < lines.size(); i++) {
      Optional<String> end = label(lines.get(i), END);
      if (end.isPresent() && end.get().equals(label)) {
        return i;
      }
      if (end.isPresent() || label(lines.get(i), BEGIN).isPresent()) {
        throw malformed(
            i + 1, "another block's line before the END line of " + Printable.line(label));
      }
    }
    throw malformed(begin + 1, "a BEGIN line without its END line");
  }

  private static Bytes decode(List<String> lines, int begin) {
    StringBuilder base64 = new StringBuilder();
    for (String line : lines) {
      // RFC 1421 headers, as in old encrypted keys, have a colon, which base64 has not.
      if (line.indexOf(':') >= 0) {
        throw malformed(
            begin, "header lines inside the block (" + Printable.line(line.strip()) + ")");
      }
      line.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> base64.append((char) c));
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(base64.toString()));
    } catch (IllegalArgumentException e) {
      throw malformed(begin, "text that is not base64");
    }
  }

  private static FindingException malformed(int line, String problem) {
    return Finding.about(X509Code.PEM_MALFORMED)
        .found(problem)
        .with("line", Integer.toString(line))
        .toException();
  }

  private static FindingException tooLarge(String wanted, String found) {
    return Finding.about(X509Code.PEM_TOO_LARGE).wanted(wanted).found(found).toException();
  }
}
