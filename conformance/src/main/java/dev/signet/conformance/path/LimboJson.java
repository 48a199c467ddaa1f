// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.path.LimboCase.Material;
import dev.signet.conformance.path.LimboCase.PeerName;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.path.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads x509-limbo's own JSON, case by case, however large the file is. What a case expects is
 * passed over.
 */
final class LimboJson {
  /** What gzip files begin with. */
  private static final int GZIP = 0x1f;

  private final JsonParser in;

  private LimboJson(JsonParser in) {
    this.in = in;
  }

  /** Hands every case of a file, plain or in gzip, to a consumer. */
  static void read(Path file, Consumer<LimboCase> cases) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = isZipped(file) ? new GZIPInputStream(raw) : raw;
        JsonParser parser =
            JsonFactory.builder().build().createParser(ObjectReadContext.empty(), plain)) {
      new LimboJson(parser).readSuite(cases);
    }
  }

  private static boolean isZipped(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == GZIP;
    }
  }

  private void readSuite(Consumer<LimboCase> cases) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("a suite is a JSON object");
    }
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean wanted = in.currentName().equals("testcases");
      in.nextToken();
      if (!wanted) {
        in.skipChildren();
        continue;
      }
      while (in.nextToken() == JsonToken.START_OBJECT) {
        cases.accept(new CaseFields().read());
      }
    }
  }

  /** The fields of one case, as they come. */
  private final class CaseFields {
    private String id = "";
    private Purpose purpose = Purpose.TLS_SERVER;
    private Optional<Instant> moment = Optional.empty();
    private final List<PeerName> names = new ArrayList<>();
    private OptionalInt depth = OptionalInt.empty();
    private List<Bytes> trusted = List.of();
    private List<Bytes> others = List.of();
    private Bytes leaf = Bytes.EMPTY;
    private List<Bytes> lists = List.of();

    private LimboCase read() {
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = in.currentName();
        if (in.nextToken() != JsonToken.VALUE_NULL) {
          set(field);
        }
      }
      Material material = new Material(trusted, others, leaf, lists);
      return new LimboCase(id, purpose, moment, names, depth, material);
    }

    private void set(String field) {
      switch (field) {
        case "id" -> id = in.getString();
        case "validation_kind" ->
            purpose = in.getString().equals("CLIENT") ? Purpose.TLS_CLIENT : Purpose.TLS_SERVER;
        case "validation_time" ->
            moment = Optional.of(OffsetDateTime.parse(in.getString()).toInstant());
        case "expected_peer_name" -> names.add(name());
        case "expected_peer_names" -> addNames();
        case "max_chain_depth" -> depth = OptionalInt.of(in.getIntValue());
        case "trusted_certs" -> trusted = texts();
        case "untrusted_intermediates" -> others = texts();
        case "peer_certificate" -> leaf = bytes();
        case "crls" -> lists = texts();
        default -> in.skipChildren();
      }
    }

    private void addNames() {
      while (in.nextToken() == JsonToken.START_OBJECT) {
        names.add(name());
      }
    }

    private PeerName name() {
      String kind = "";
      String value = "";
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isKind = in.currentName().equals("kind");
        in.nextToken();
        kind = isKind ? in.getString() : kind;
        value = isKind ? value : in.getString();
      }
      return new PeerName(kind, value);
    }

    private List<Bytes> texts() {
      List<Bytes> texts = new ArrayList<>();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(bytes());
      }
      return texts;
    }

    private Bytes bytes() {
      return Bytes.of(in.getString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
