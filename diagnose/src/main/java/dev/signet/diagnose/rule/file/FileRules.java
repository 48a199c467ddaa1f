// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.file;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.fact.FileContent;
import dev.signet.diagnose.fact.FileSetting;
import dev.signet.diagnose.rule.CauseRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for files and settings of this machine. */
public final class FileRules {
  private static final FileSetting JAVA = FileSetting.JAVA_TRUST_STORE;
  private static final String STORE = "a key store with trusted certificates";
  private static final String BUNDLE = "certificates in PEM";

  private FileRules() {}

  /** What programs of this machine will meet, whatever this check met; several may hold. */
  public static List<CauseRule> warnings() {
    List<CauseRule> rules = new ArrayList<>(trustStores());
    rules.addAll(bundles());
    rules.addAll(libpq());
    rules.add(new JavaVersionsOff());
    rules.add(new VerificationOff());
    return List.copyOf(rules);
  }

  private static List<CauseRule> trustStores() {
    return List.of(
        new FileRule(FileCause.STORE_FILE_ABSENT, JAVA, FileContent.ABSENT, STORE),
        new FileRule(
            FileCause.STORE_FILE_UNREADABLE,
            Set.of(JAVA),
            Set.of(FileContent.DAMAGED, FileContent.FOREIGN),
            STORE),
        new FileRule(FileCause.KEYSTORE_EMPTY, JAVA, FileContent.EMPTY, STORE),
        new FileRule(
            FileCause.PEM_AS_KEYSTORE,
            Set.of(JAVA),
            Set.of(FileContent.PEM_CERTIFICATES, FileContent.PEM_OTHERS),
            STORE),
        new FileRule(FileCause.STORE_PASSWORD_WRONG, JAVA, FileContent.PKCS12_LOCKED, STORE),
        new FileRule(FileCause.KEYSTORE_PASSWORD_WRONG, JAVA, FileContent.JKS_LOCKED, STORE),
        new FileRule(FileCause.KEYSTORE_OPENED_BLINDLY, JAVA, FileContent.PKCS12_BLIND, STORE),
        new FileRule(FileCause.KEYSTORE_HAS_KEYS_ONLY, JAVA, FileContent.KEYS_ALONE, STORE),
        new FileRule(FileCause.KEYSTORE_WITHOUT_TRUST, JAVA, FileContent.NO_ENTRIES, STORE),
        new FileRule(FileCause.KEYSTORE_KIND_UNKNOWN, JAVA, FileContent.BKS, STORE));
  }

  private static List<CauseRule> bundles() {
    Set<FileSetting> insisting = Set.of(FileSetting.REQUESTS_CA_BUNDLE, FileSetting.CURL_CA_BUNDLE);
    Set<FileSetting> silent = Set.of(FileSetting.SSL_CERT_FILE, FileSetting.NODE_EXTRA_CA_CERTS);
    Set<FileSetting> all =
        Set.of(
            FileSetting.SSL_CERT_FILE,
            FileSetting.NODE_EXTRA_CA_CERTS,
            FileSetting.REQUESTS_CA_BUNDLE,
            FileSetting.CURL_CA_BUNDLE);
    Set<FileContent> absent = Set.of(FileContent.ABSENT);
    return List.of(
        new FileRule(FileCause.BUNDLE_ABSENT, insisting, absent, BUNDLE),
        new FileRule(FileCause.STORE_VARIABLE_WRONG, silent, absent, BUNDLE),
        new FileRule(
            FileCause.CERTIFICATE_FILE_EMPTY,
            all,
            Set.of(FileContent.EMPTY, FileContent.PEM_OTHERS, FileContent.FOREIGN),
            BUNDLE));
  }

  /** Variables of libpq matter to nobody who connects to anything else. */
  private static List<CauseRule> libpq() {
    List<CauseRule> rules =
        List.of(
            new FileRule(
                DatabaseCause.LIBPQ_ROOT_ABSENT,
                FileSetting.LIBPQ_ROOTS,
                FileContent.ABSENT,
                BUNDLE),
            new FileRule(
                FileCause.KEY_FILE_EXPOSED,
                FileSetting.LIBPQ_KEY,
                FileContent.EXPOSED_KEY,
                "a private key that its owner alone may read"));
    return rules.stream()
        .<CauseRule>map(rule ->
            file ->
                file.target().dialect() == Dialect.POSTGRES ? rule.judge(file) : Optional.empty())
        .toList();
  }
}
