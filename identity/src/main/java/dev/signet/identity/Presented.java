// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

/**
 * A credential together with the request it came with, which is all that a verifier may judge by.
 *
 * @param credential what was shown
 * @param method the request's method
 * @param url the request's absolute URL as the client meant it
 * @param connection what the request came on
 */
public record Presented(
    Credential credential, String method, String url, ConnectionFacts connection) {}
