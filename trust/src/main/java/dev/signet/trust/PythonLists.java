// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the lists that came with Pythons: certifi's in each environment, and that of Conda's
 * OpenSSL. A Python that was built on the system's OpenSSL reads the system's store.
 */
final class PythonLists {
  private static final String READERS = "requests, httpx and others of this Python";

  /** requests looks at the first, httpx and aiohttp at the second. */
  private static final List<RootVariable> CERTIFI_VARIABLES =
      List.of(RootVariable.REQUESTS_CA_BUNDLE, RootVariable.SSL_CERT_FILE);

  /** Where a prefix of Python has certifi; the second is Debian's name for the folder. */
  private static final List<String> PACKAGE_FOLDERS =
      List.of("lib*/python*/site-packages/certifi", "lib*/python*/dist-packages/certifi");

  /** The machine's own prefixes. */
  private static final List<String> MACHINE_PREFIXES =
      List.of("usr", "usr/local", "opt/venv", "opt/conda", "opt/conda/envs/*");

  /** pip --user, pyenv, uv, pipx, virtualenvwrapper, Poetry, Conda and its forks. */
  private static final List<String> HOME_PREFIXES =
      List.of(
          ".local",
          ".pyenv/versions/*",
          ".local/share/uv/python/*",
          ".local/share/uv/tools/*",
          ".local/share/pipx/venvs/*",
          ".local/pipx/venvs/*",
          ".virtualenvs/*",
          ".cache/pypoetry/virtualenvs/*",
          "*conda*",
          "*conda*/envs/*",
          "miniforge*",
          "miniforge*/envs/*");

  /** The environments of the project that a person stands in. */
  private static final List<String> PROJECT_PREFIXES = List.of(".venv", "venv");

  private PythonLists() {}

  static List<BuiltInList> discover(Machine machine) {
    Set<BuiltInList> lists = new LinkedHashSet<>();
    for (Path prefix : prefixes(machine)) {
      addCertifi(prefix, lists);
      addConda(prefix, lists);
    }
    return List.copyOf(lists);
  }

  private static List<Path> prefixes(Machine machine) {
    List<Path> prefixes = new ArrayList<>();
    machine.folderOf("VIRTUAL_ENV").ifPresent(prefixes::add);
    machine.folderOf("CONDA_PREFIX").ifPresent(prefixes::add);
    machine
        .folderOf("PWD")
        .ifPresent(here ->
            PROJECT_PREFIXES.forEach(name -> prefixes.addAll(Machine.matching(here, name))));
    MACHINE_PREFIXES.forEach(each -> prefixes.addAll(Machine.matching(machine.root(), each)));
    HOME_PREFIXES.forEach(each -> prefixes.addAll(Machine.matching(machine.home(), each)));
    return prefixes.stream().map(Machine::real).distinct().toList();
  }

  private static void addCertifi(Path prefix, Set<BuiltInList> lists) {
    for (String pattern : PACKAGE_FOLDERS) {
      for (Path folder : Machine.matching(prefix, pattern)) {
        Path file = folder.resolve("cacert.pem");
        if (Files.isRegularFile(file) && !asksSystem(folder)) {
          String name = "certifi (" + prefix + ")";
          lists.add(BuiltInList.file(name, READERS, file, CERTIFI_VARIABLES));
        }
      }
    }
  }

  /** Debian's and Fedora's certifi have the file too, but answer with the system's bundle. */
  private static boolean asksSystem(Path folder) {
    try {
      String code = new String(PemText.read(folder.resolve("core.py")), StandardCharsets.UTF_8);
      return code.contains("/etc/ssl/") || code.contains("/etc/pki/");
    } catch (FindingException unreadable) {
      return false;
    }
  }

  private static void addConda(Path prefix, Set<BuiltInList> lists) {
    Path file = prefix.resolve("ssl/cacert.pem");
    if (Files.isDirectory(prefix.resolve("conda-meta")) && Files.isRegularFile(file)) {
      lists.add(
          BuiltInList.file(
              "Conda's OpenSSL (" + prefix + ")",
              "Python's ssl, curl and others of this environment",
              file,
              List.of(RootVariable.SSL_CERT_FILE)));
    }
  }
}
