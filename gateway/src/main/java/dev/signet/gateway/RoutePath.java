// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

/**
 * A request's path, judged once: routes and gates look at it, and the upstream gets exactly it.
 *
 * <p>Under strict judgement, which every host with a gate gets, it is in normal form (RFC 3986,
 * 6.2.2): percent-encoded unreserved characters are decoded, other percent-encodings are in upper
 * case, and everything on which readers disagree has been refused. Otherwise it is as the client
 * sent it, and so is the query always.
 */
public final class RoutePath implements PathVerdict {
  private final String path;
  private final String query;

  private RoutePath(String path, String query) {
    this.path = path;
    this.query = query;
  }

  /**
   * Judges a request target in origin form.
   *
   * @param target path and query as received
   * @param strict whether a gate depends on the path
   */
  public static PathVerdict judge(String target, boolean strict) {
    int end = TargetScan.end(target);
    if (end == TargetScan.MALFORMED) {
      return TargetScan.malformed(target);
    }
    int question = end < 0 ? ~end : end;
    String path = target.substring(0, question);
    String query = target.substring(question);
    if (end >= 0 || !strict) {
      return new RoutePath(path, query);
    }
    PathNormalizer normalizer = new PathNormalizer(path);
    Refused refused = normalizer.refusal();
    return refused == null ? new RoutePath(normalizer.normal(), query) : refused;
  }

  /** The path. */
  public String path() {
    return path;
  }

  /** Path and query as the upstream gets them. */
  public String target() {
    return query.isEmpty() ? path : path.concat(query);
  }

  /**
   * Whether the path is the prefix or lies below it.
   *
   * @param prefix begins with a slash and does not end with one, except for {@code /} alone
   */
  public boolean isUnder(String prefix) {
    if (prefix.length() == 1) {
      return true;
    }
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  @Override
  public String toString() {
    return path;
  }
}
