// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.x509.Pem;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;
import dev.signet.x509.policy.PolicyInputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code openssl verify} in its strict mode, which Python has too.
 *
 * <p>Starting it costs more than verifying, so generated cases that ask the same question share a
 * process: their certificates lie in one file, which their names keep apart.
 */
final class OpensslPeer implements DiffPeer {
  /** More in one process, and its lists of names grow faster than what starting it costs. */
  private static final int MAX_BATCH = 100;

  private final Path folder;

  private OpensslPeer(Path folder) {
    this.folder = folder;
  }

  static OpensslPeer create() throws IOException {
    return new OpensslPeer(Files.createTempDirectory("signet-diff"));
  }

  @Override
  public String name() {
    return "openssl";
  }

  @Override
  public Optional<String> missing() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
    return installed ? Optional.empty() : Optional.of("openssl is not installed");
  }

  @Override
  public boolean takes(DiffCase asked) {
    return true;
  }

  @Override
  public boolean looksAtNames() {
    return true;
  }

  @Override
  public List<DiffAnswer> judge(List<DiffCase> cases) throws IOException, InterruptedException {
    Map<String, DiffAnswer> answers = new HashMap<>();
    for (List<DiffCase> batch : batches(cases)) {
      answers.putAll(ask(batch));
    }
    return cases.stream()
        .map(one -> answers.getOrDefault(one.id(), DiffAnswer.refused("no answer")))
        .toList();
  }

  /** Cases that ask the same question, and that are generated; each other one alone. */
  private static Collection<List<DiffCase>> batches(List<DiffCase> cases) {
    Map<Object, List<DiffCase>> open = new HashMap<>();
    Map<Object, List<DiffCase>> all = new LinkedHashMap<>();
    for (DiffCase one : cases) {
      Object key = GeneratedCases.isOne(one) ? one.question() : one.id();
      List<DiffCase> batch = open.computeIfAbsent(key, same -> new ArrayList<>());
      batch.add(one);
      all.putIfAbsent(batch.getFirst().id(), batch);
      if (batch.size() == MAX_BATCH) {
        open.remove(key);
      }
    }
    return all.values();
  }

  private Map<String, DiffAnswer> ask(List<DiffCase> batch)
      throws IOException, InterruptedException {
    DiffCase first = batch.getFirst();
    List<String> words = new ArrayList<>(List.of("openssl", "verify", "-no-CApath", "-no-CAstore"));
    words.addAll(List.of("-partial_chain", "-check_ss_sig"));
    words.addAll(List.of("-attime", Long.toString(first.question().moment().getEpochSecond())));
    first.question().host().ifPresent(host -> words.addAll(hostWords(host)));
    if (first.question().status().isPresent()) {
      words.addAll(statusWords(first.question().status().get()));
    }
    words.addAll(
        List.of(
            "-CAfile",
            pem("roots", batch.stream().flatMap(c -> c.chain().trusted().stream()).toList())));
    List<Bytes> others = batch.stream().flatMap(c -> c.others().stream()).toList();
    if (!others.isEmpty()) {
      words.addAll(List.of("-untrusted", pem("others", others)));
    }
    for (int i = 0; i < batch.size(); i++) {
      words.add(pem("leaf" + i, List.of(batch.get(i).chain().leaf())));
    }
    return answers(batch, words);
  }

  private static List<String> hostWords(String host) {
    String option = host.matches("[0-9.]+|.*:.*") ? "-verify_ip" : "-verify_hostname";
    return List.of("-x509_strict", "-auth_level", "2", "-purpose", "sslserver", option, host);
  }

  private List<String> statusWords(DiffCase.Status status) throws IOException {
    Path lists = folder.resolve("lists.pem");
    StringBuilder text = new StringBuilder();
    status.lists().forEach(list -> text.append(Pem.write("X509 CRL", list.toArray())));
    Files.writeString(lists, text);
    List<String> words = new ArrayList<>(List.of("-auth_level", "0", "-crl_check_all"));
    words.addAll(List.of("-extended_crl", "-use_deltas", "-CRLfile", lists.toString()));
    PolicyInputs policies = status.policies();
    words.add("-policy_check");
    for (Oid policy : policies.initial()) {
      words.addAll(List.of("-policy", policy.dotted()));
    }
    add(words, "-explicit_policy", policies.requireExplicit());
    add(words, "-inhibit_map", policies.inhibitMapping());
    add(words, "-inhibit_any", policies.inhibitAny());
    return words;
  }

  private static void add(List<String> words, String word, boolean wanted) {
    if (wanted) {
      words.add(word);
    }
  }

  private String pem(String name, List<Bytes> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    certificates.forEach(one -> text.append(Pem.write(Pem.CERTIFICATE, one.toArray())));
    return Files.writeString(folder.resolve(name + ".pem"), text).toString();
  }

  /** For each file it says OK, or first what is wrong and then that the verification failed. */
  private Map<String, DiffAnswer> answers(List<DiffCase> batch, List<String> words)
      throws IOException, InterruptedException {
    Path talk = folder.resolve("talk");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(talk.toFile()).start();
    process.waitFor();
    Map<String, DiffAnswer> answers = new HashMap<>();
    String reason = "cannot be read";
    for (String line : Files.readAllLines(talk, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      if (line.contains(" depth lookup: ")) {
        reason = line.substring(line.indexOf(" depth lookup: ") + 15);
      }
      int file = line.indexOf("leaf");
      if (file >= 0 && line.endsWith(".pem: OK")) {
        answers.put(batch.get(number(line)).id(), DiffAnswer.TRUSTED);
      } else if (file >= 0 && line.endsWith(".pem: verification failed")) {
        answers.put(batch.get(number(line)).id(), DiffAnswer.refused(reason));
      }
    }
    for (DiffCase one : batch) {
      answers.putIfAbsent(one.id(), DiffAnswer.refused("cannot be read"));
    }
    return answers;
  }

  private static int number(String line) {
    int from = line.lastIndexOf("leaf") + "leaf".length();
    return Integer.parseInt(line.substring(from, line.indexOf(".pem", from)));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
