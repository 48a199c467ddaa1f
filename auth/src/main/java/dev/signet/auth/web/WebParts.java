// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.account.OneTimeLinks;
import dev.signet.auth.login.CredentialVerifier;
import dev.signet.auth.login.SignIn;
import dev.signet.auth.page.LoginPages;
import dev.signet.auth.token.KeySetDocument;

/**
 * What the endpoints work with.
 *
 * @param signIn logins of all kinds
 * @param links one-time links
 * @param verifier judges credentials
 * @param keys the public keys
 * @param pages in HTML
 */
public record WebParts(
    SignIn signIn,
    OneTimeLinks links,
    CredentialVerifier verifier,
    KeySetDocument keys,
    LoginPages pages) {}
