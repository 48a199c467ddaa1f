// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/**
 * The closed set of kinds that a failure can be of.
 *
 * <p>One total switch maps it to exit codes (in {@code cli}) and one to HTTP statuses (in {@code
 * http}), so that a new kind does not compile until both have an answer.
 */
public enum Category {
  /** A certificate or its issuer is not trusted. */
  TRUST,
  /** A certificate does not name the host. */
  NAME,
  /** Something is expired or not valid yet. */
  TIME,
  /** A client certificate was asked for, missing or refused. */
  CLIENT_CERTIFICATE,
  /** A peer broke a protocol's rules, or no common ground was found. */
  PROTOCOL,
  /** A host, port or service cannot be reached. */
  UNREACHABLE,
  /** A local file, folder, port or setting. */
  LOCAL,
  /** A command was typed wrong. */
  USAGE,
  /** A request that cannot be understood. */
  MALFORMED,
  /** No credential, or one that does not hold. */
  UNAUTHENTICATED,
  /** The credential holds but does not suffice. */
  FORBIDDEN,
  /** The thing asked for does not exist. */
  ABSENT,
  /** The method is not one that the thing answers to. */
  METHOD,
  /** The thing exists already, or was changed meanwhile. */
  CONFLICT,
  /** The request's content is too large. */
  CONTENT_SIZE,
  /** The request's header section is too large. */
  HEADER_SIZE,
  /** The request's target is too long. */
  TARGET_SIZE,
  /** The request's content is of a type that is not understood. */
  CONTENT_TYPE,
  /** The request is understood, but what it asks for is not acceptable. */
  UNPROCESSABLE,
  /** The request came to a connection or listener that does not serve its host. */
  MISDIRECTED,
  /** Too many requests. */
  THROTTLED,
  /** The sender took too long. */
  CLIENT_SLOW,
  /** The server behind answered wrongly. */
  UPSTREAM,
  /** The server behind took too long. */
  UPSTREAM_SLOW,
  /** Signet cannot answer at the moment; trying again later may help. */
  UNAVAILABLE,
  /** Signet's own database or disk takes nothing at the moment; somebody has to make room first. */
  STORAGE,
  /** The message asks for something that Signet does not implement. */
  UNSUPPORTED,
  /** The message speaks a version of its protocol that Signet does not. */
  VERSION,
  /** A bug in Signet. */
  INTERNAL
}
