// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trust store of this machine with all that it holds, as far as that can be read without starting
 * a program: the system's, each Java's, and the lists that came with Pythons.
 *
 * @param name what people call it
 * @param path its file
 * @param isJavas whether Java programs read it
 * @param roots what it trusts
 */
public record StoreContent(String name, String path, boolean isJavas, List<Certificate> roots) {
  /** Copies the list. */
  public StoreContent {
    roots = List.copyOf(roots);
  }

  /** Reads all that can be read; a store that cannot be read is left out. */
  public static List<StoreContent> all(Machine machine) {
    List<StoreContent> all = new ArrayList<>();
    SystemStore.discover(machine).ifPresent(store -> add(all, store, false, pem(store)));
    for (TrustStore store : JavaHomes.discover(machine)) {
      if (store instanceof JavaStore java) {
        add(all, java, true, java.roots());
      }
    }
    for (BuiltInList list : PythonLists.discover(machine)) {
      TrustStore store = new BuiltInStore(machine, list);
      add(all, store, false, pem(store));
    }
    return List.copyOf(all);
  }

  private static void add(
      List<StoreContent> all, TrustStore store, boolean isJavas, List<Certificate> roots) {
    if (!roots.isEmpty()) {
      all.add(new StoreContent(store.name(), store.path().toString(), isJavas, roots));
    }
  }

  private static List<Certificate> pem(TrustStore store) {
    try {
      return PemText.contents(PemText.read(store.path())).stream()
          .flatMap(each -> read(each.toArray()))
          .toList();
    } catch (FindingException unreadable) {
      return List.of();
    }
  }

  /** One root that cannot be read must not take all others away. */
  static Stream<Certificate> read(byte[] der) {
    try {
      return Stream.of(Certificate.read(der));
    } catch (FindingException unreadable) {
      return Stream.empty();
    }
  }
}
