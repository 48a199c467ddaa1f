// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the program has confirmed so far, and so must never lose. Safe for use by several threads.
 */
final class Ledger {
  /**
   * An account.
   *
   * @param premium whether it was last confirmed to hold the role
   * @param unsure whether a change of that was under way, so that either may hold
   */
  record Roles(boolean premium, boolean unsure) {}

  private final Map<String, Roles> accounts = new HashMap<>();
  private final Map<String, Boolean> revoked = new HashMap<>();
  private final List<Family> families = new ArrayList<>();
  private int confirmations;

  /** How many things were confirmed so far. */
  synchronized int confirmations() {
    return confirmations;
  }

  /** A refresh was confirmed, which its family keeps. */
  synchronized void refresh() {
    confirmations++;
  }

  synchronized void account(String name) {
    confirmations++;
    accounts.put(name, new Roles(false, false));
  }

  /** A change of role is asked for: until it is confirmed, both are possible. */
  synchronized void roleAsked(String name) {
    accounts.computeIfPresent(name, (key, roles) -> new Roles(roles.premium(), true));
  }

  synchronized void role(String name, boolean premium) {
    confirmations++;
    accounts.put(name, new Roles(premium, false));
  }

  /** What was found after a crash, which ends every doubt. */
  synchronized void settled(String name, boolean premium) {
    accounts.put(name, new Roles(premium, false));
  }

  synchronized Map<String, Roles> accounts() {
    return Map.copyOf(accounts);
  }

  synchronized @Nullable String anyAccount(Random random) {
    return any(accounts.keySet(), random);
  }

  synchronized void certificate(String serial) {
    confirmations++;
    revoked.putIfAbsent(serial, false);
  }

  synchronized void revocation(String serial) {
    confirmations++;
    revoked.put(serial, true);
  }

  /** Every certificate that was confirmed, and whether its revocation was. */
  synchronized Map<String, Boolean> certificates() {
    return Map.copyOf(revoked);
  }

  synchronized @Nullable String anyCertificate(Random random) {
    return any(revoked.keySet(), random);
  }

  synchronized void family(Family family) {
    confirmations++;
    families.add(family);
  }

  synchronized void forget(Family family) {
    families.remove(family);
  }

  synchronized List<Family> families() {
    return List.copyOf(families);
  }

  synchronized String summary() {
    long gone = revoked.values().stream().filter(each -> each).count();
    int uses = families.stream().mapToInt(Family::uses).sum();
    return accounts.size()
        + " accounts, "
        + revoked.size()
        + " certificates ("
        + gone
        + " revoked), "
        + families.size()
        + " refresh families with "
        + uses
        + " rotations; "
        + confirmations
        + " confirmations in all";
  }

  /** In a stable order, so that one seed makes one choice. */
  private static @Nullable String any(Set<String> names, Random random) {
    List<String> sorted = names.stream().sorted().toList();
    return sorted.isEmpty() ? null : sorted.get(random.nextInt(sorted.size()));
  }
}
