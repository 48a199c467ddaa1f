// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import dev.signet.conformance.bogo.settings.CredentialSettings.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shim's command line: settings for the first connection, for those that resume it, and for the
 * second try after early data was rejected.
 *
 * @param initial of the first connection
 * @param resume of each later one
 * @param retry of the rest of a connection whose early data was rejected
 */
public record CommandLine(Settings initial, Settings resume, Settings retry) {
  private static final String ON_SHIM = "-on-shim";
  private static final String ON_HANDSHAKER = "-on-handshaker";
  private static final String ON_INITIAL = "-on-initial";
  private static final String ON_RESUME = "-on-resume";
  private static final String ON_RETRY = "-on-retry";

  /** These speak of the credential that was introduced last, or of the default one. */
  private static final Set<Flag> SHARED_FLAGS =
      EnumSet.of(
          Flag.CERT_FILE,
          Flag.KEY_FILE,
          Flag.SIGNING_PREFS,
          Flag.OCSP_RESPONSE,
          Flag.SIGNED_CERT_TIMESTAMPS);

  /** These speak of the credential that was introduced last. */
  private static final Set<Flag> CREDENTIAL_FLAGS =
      EnumSet.of(
          Flag.DELEGATED_CREDENTIAL,
          Flag.MUST_MATCH_ISSUER,
          Flag.PAKE_CONTEXT,
          Flag.PAKE_CLIENT_ID,
          Flag.PAKE_SERVER_ID,
          Flag.PAKE_PASSWORD,
          Flag.WRONG_PAKE_ROLE,
          Flag.PSK_IMPORTER_KEY,
          Flag.PSK_IMPORTER_IDENTITY,
          Flag.PSK_IMPORTER_CONTEXT,
          Flag.PSK_IMPORTER_SHA256,
          Flag.PSK_IMPORTER_SHA384,
          Flag.CERT_PROPERTIES);

  /**
   * Reads the words.
   *
   * @throws NotImplemented for a word that this shim does not know
   */
  public static CommandLine read(List<String> words) throws NotImplemented {
    Collector initial = new Collector(ON_INITIAL);
    Collector resume = new Collector(ON_RESUME);
    Collector retry = new Collector(ON_RETRY);
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      boolean elsewhere = word.startsWith(ON_HANDSHAKER + '-');
      String local = without(without(word, ON_SHIM), ON_HANDSHAKER);
      String name = without(without(without(local, ON_INITIAL), ON_RESUME), ON_RETRY);
      Flag flag = Flag.of(name).orElseThrow(() -> new NotImplemented("flag " + name));
      List<String> value = flag.isValued() ? List.of(rest.next()) : List.of();
      boolean everywhere = name.equals(local);
      for (Collector collector : List.of(initial, resume, retry)) {
        if (!elsewhere && (everywhere || local.startsWith(collector.prefix + '-'))) {
          collector.add(flag, value);
        }
      }
    }
    return new CommandLine(initial.settings(), resume.settings(), retry.settings());
  }

  /** Every flag of any of the connections. */
  public Set<Flag> flags() {
    EnumSet<Flag> all = EnumSet.noneOf(Flag.class);
    all.addAll(initial.flags());
    all.addAll(resume.flags());
    all.addAll(retry.flags());
    return all;
  }

  private static String without(String word, String prefix) {
    return word.startsWith(prefix + '-') ? word.substring(prefix.length()) : word;
  }

  /** Credentials are introduced by one flag and described by those that follow it. */
  private static final class Collector {
    private final String prefix;
    private final Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Map<Flag, List<String>>> described = new ArrayList<>();

    Collector(String prefix) {
      this.prefix = prefix;
    }

    void add(Flag flag, List<String> value) throws NotImplemented {
      switch (flag) {
        case NEW_X509_CREDENTIAL -> begin(Kind.X509);
        case NEW_DELEGATED_CREDENTIAL -> begin(Kind.DELEGATED);
        case NEW_SPAKE2PLUSV1_CREDENTIAL -> begin(Kind.PASSWORD);
        case NEW_PSK_CREDENTIAL -> begin(Kind.PRE_SHARED_KEY);
        case NEW_RPK_CREDENTIAL -> begin(Kind.RAW_PUBLIC_KEY);
        default -> target(flag).computeIfAbsent(flag, _ -> new ArrayList<>()).addAll(value);
      }
    }

    private void begin(Kind kind) {
      kinds.add(kind);
      described.add(new EnumMap<>(Flag.class));
    }

    private Map<Flag, List<String>> target(Flag flag) throws NotImplemented {
      if (CREDENTIAL_FLAGS.contains(flag) && described.isEmpty()) {
        throw new NotImplemented("flag " + flag.word() + " without a credential");
      }
      boolean described = CREDENTIAL_FLAGS.contains(flag) || SHARED_FLAGS.contains(flag);
      return described && !this.described.isEmpty() ? this.described.getLast() : values;
    }

    Settings settings() {
      List<CredentialSettings> credentials = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        credentials.add(new CredentialSettings(kinds.get(i), described.get(i)));
      }
      return new Settings(values, credentials);
    }
  }
}
