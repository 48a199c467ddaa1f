-- SPDX-License-Identifier: Apache-2.0
-- Accounts, logins, signing keys, and what happened to them. Times are epoch milliseconds, hashes base64url of SHA-256.

create table auth_account (
  id text primary key,
  username text not null unique,
  -- A PHC string; null until a one-time link has set the first password.
  password text,
  created bigint not null,
  password_set bigint,
  disabled boolean not null
);

create table auth_role (
  account text not null references auth_account (id),
  role text not null,
  granted bigint not null,
  primary key (account, role)
);

-- One-time links: for the first administrator (no account yet), for a new account, for a lost password.
create table auth_link (
  hash text primary key,
  account text references auth_account (id),
  created bigint not null,
  until bigint not null,
  used bigint
);

-- One row per login: a browser session (its id is the hash of the cookie) or a refresh family. The row is the only judge of a
-- refresh: one conditional update of current_hash decides which of two simultaneous requests rotates the token.
create table auth_login (
  id text primary key,
  kind text not null,
  account text not null references auth_account (id),
  created bigint not null,
  used bigint not null,
  idle_until bigint not null,
  until bigint not null,
  ended bigint,
  source text not null,
  agent text not null,
  current_hash text,
  previous_hash text,
  previous_used bigint,
  -- The answer that the previous token got, sealed under a key that only that token yields.
  previous_answer bytea
);

create index auth_login_account on auth_login (account);
create index auth_login_until on auth_login (until);

-- Signing keys. The pair (purpose, generation) lets two nodes that rotate at once agree on one successor.
create table auth_key (
  id text primary key,
  purpose text not null,
  generation bigint not null,
  algorithm text not null,
  public_key bytea not null,
  sealed_key bytea not null,
  created bigint not null,
  signs_from bigint not null,
  unique (purpose, generation)
);

-- Failed attempts within the throttling window, by account name, source or device.
create table auth_failure (
  id text primary key,
  scope text not null,
  at bigint not null
);

create index auth_failure_scope on auth_failure (scope, at);
create index auth_failure_at on auth_failure (at);

create table auth_audit (
  id text primary key,
  at bigint not null,
  event text not null,
  account text not null,
  actor text not null,
  source text not null,
  detail text not null
);

create index auth_audit_at on auth_audit (at);
create index auth_audit_account on auth_audit (account, at);
