// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import dev.signet.diagnose.fact.FileContent;
import dev.signet.diagnose.fact.FileSetting;
import dev.signet.diagnose.fact.NamedFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the files of roots that variables name. Nothing is changed. */
public final class NamedFiles {
  private static final List<FileSetting> VARIABLES =
      List.of(
          FileSetting.SSL_CERT_FILE,
          FileSetting.REQUESTS_CA_BUNDLE,
          FileSetting.CURL_CA_BUNDLE,
          FileSetting.NODE_EXTRA_CA_CERTS);

  /** The kinds that Java itself opens, each of the first two also under the other's name. */
  private static final Set<String> KINDS = Set.of("pkcs12", "jks");

  private final Map<String, String> environment;
  private final List<NamedFile> files = new ArrayList<>();

  private NamedFiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The files that a process with these variables would be led to. */
  public static List<NamedFile> of(Map<String, String> environment) {
    NamedFiles named = new NamedFiles(environment);
    named.addTrustStore(new JavaOptions(environment));
    VARIABLES.forEach(
        variable -> named.add(variable, named.variable(variable.text()), Optional.empty()));
    named.addLibpqRoots();
    named.addLibpqKey();
    return List.copyOf(named.files);
  }

  /** Stores of other kinds come with providers that are not known here. */
  private void addTrustStore(JavaOptions options) {
    boolean usual =
        options
            .property("javax.net.ssl.trustStoreType")
            .map(kind -> KINDS.contains(kind.toLowerCase(Locale.ROOT)))
            .orElse(true);
    if (usual) {
      add(
          FileSetting.JAVA_TRUST_STORE,
          options.property("javax.net.ssl.trustStore"),
          options.property("javax.net.ssl.trustStorePassword"));
    }
  }

  /** libpq reads roots where it must verify, and then insists on them. */
  private void addLibpqRoots() {
    if (variable("PGSSLMODE").filter(mode -> mode.startsWith("verify-")).isPresent()) {
      Optional<String> home = variable("HOME").map(folder -> folder + "/.postgresql/root.crt");
      add(FileSetting.LIBPQ_ROOTS, variable("PGSSLROOTCERT").or(() -> home), Optional.empty());
    }
  }

  /** libpq looks at the key where it has found a certificate to show. */
  private void addLibpqKey() {
    Optional<String> folder = variable("HOME").map(home -> home + "/.postgresql/");
    Optional<Path> certificate =
        absolute(variable("PGSSLCERT").or(() -> folder.map(it -> it + "postgresql.crt")))
            .filter(Files::exists);
    absolute(variable("PGSSLKEY").or(() -> folder.map(it -> it + "postgresql.key")))
        .filter(_ -> certificate.isPresent())
        .map(key -> new NamedFile(FileSetting.LIBPQ_KEY, key.toString(), KeyRights.of(key)))
        .ifPresent(files::add);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** A relative path means another file to every program, by the folder that it runs in. */
  private void add(FileSetting setting, Optional<String> path, Optional<String> password) {
    absolute(path)
        .map(file -> new NamedFile(setting, file.toString(), content(file, password)))
        .ifPresent(files::add);
  }

  private static Optional<Path> absolute(Optional<String> path) {
    try {
      return path.map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException noPath) {
      // What is no path of this system names nothing that could be looked at.
      return Optional.empty();
    }
  }

  private static FileContent content(Path file, Optional<String> password) {
    return FileReading.at(file, password);
  }
}
