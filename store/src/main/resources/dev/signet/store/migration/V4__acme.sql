-- SPDX-License-Identifier: Apache-2.0
-- The ACME server. One row per change of state, so that an account's simultaneous requests never write the same row.

-- Nonces are made without a write, for they carry their proof. A spent one is kept until it is too old by itself.
create table acme_nonce (
  nonce text primary key,
  until bigint not null
);

create index acme_nonce_until on acme_nonce (until);

create table acme_account (
  id text primary key,
  thumbprint text not null unique,
  jwk text not null,
  contacts text not null,
  created_at bigint not null,
  deactivated_at bigint
);

create table acme_order (
  id text primary key,
  account text not null references acme_account (id),
  identifiers text not null,
  profile text not null,
  not_before bigint,
  not_after bigint,
  replaces text,
  created_at bigint not null,
  expires_at bigint not null
);

create index acme_order_account on acme_order (account, created_at);
create index acme_order_replaces on acme_order (replaces);

create table acme_authorization (
  id text primary key,
  account text not null references acme_account (id),
  kind text not null check (kind in ('dns', 'ip')),
  name text not null,
  wildcard boolean not null,
  token text not null,
  created_at bigint not null,
  expires_at bigint not null
);

create index acme_authorization_name on acme_authorization (account, kind, name);

create table acme_order_authorization (
  order_id text not null references acme_order (id),
  authorization_id text not null references acme_authorization (id),
  place bigint not null,
  primary key (order_id, place)
);

-- A trial that runs or ran. One per authorization: a failed one is followed by a new order (RFC 8555, 7.1.6).
create table acme_attempt (
  authorization_id text primary key references acme_authorization (id),
  type text not null,
  started_at bigint not null
);

-- What came of the trial; holds until a time where control was proven.
create table acme_validation (
  authorization_id text primary key references acme_authorization (id),
  type text not null,
  problem text,
  at bigint not null,
  until bigint not null
);

create table acme_relinquishment (
  authorization_id text primary key references acme_authorization (id),
  at bigint not null
);

-- Who makes an order's certificate: the first, or whoever takes over from one that was cut off.
create table acme_finalization (
  order_id text primary key references acme_order (id),
  csr bytea not null,
  claimed_at bigint not null
);

create table acme_order_outcome (
  order_id text primary key references acme_order (id),
  serial text unique,
  problem text,
  at bigint not null
);

-- An order whose making was cut off finds its certificate again by who asked for it.
create index ca_intent_requester on ca_intent (requester);
