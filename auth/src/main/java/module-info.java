// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Accounts, login, sessions and tokens. */
@NullMarked
module dev.signet.auth {
  requires static transitive org.jspecify;
  requires transitive dev.signet.http;
  requires transitive dev.signet.identity;
  requires transitive dev.signet.store;
  requires com.github.benmanes.caffeine;
  requires com.nimbusds.jose.jwt;
  requires org.bouncycastle.provider;
  requires com.nulabinc.zxcvbn;
  requires java.sql;

  exports dev.signet.auth;
  exports dev.signet.auth.account;
  exports dev.signet.auth.login;
  exports dev.signet.auth.page;
  exports dev.signet.auth.password;
  exports dev.signet.auth.secret;
  exports dev.signet.auth.token;
  exports dev.signet.auth.web to
      dev.signet.cli;
}
