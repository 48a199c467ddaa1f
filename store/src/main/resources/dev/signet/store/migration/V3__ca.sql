-- SPDX-License-Identifier: Apache-2.0
-- The certificate authority. One row per state change: which of two nodes came first is decided by a primary key.

-- The certificates that sign others. A retired one signs only its list of revoked certificates.
create table ca_issuer (
  id text primary key,
  role text not null check (role in ('root', 'intermediate')),
  state text not null check (state in ('current', 'retired')),
  serial text not null unique,
  parent text not null references ca_issuer (id),
  domains text not null,
  networks text not null,
  certificate bytea not null,
  sealed_key bytea,
  not_after bigint not null,
  created_at bigint not null
);

-- Two nodes that make the first root, or renew the intermediate, at once: one of them loses here and takes the other's.
create unique index ca_issuer_current on ca_issuer (role) where state = 'current';

-- What a key is about to sign, in full, written before it signs.
create table ca_intent (
  serial text primary key,
  issuer text not null,
  profile text not null,
  subject text not null,
  names text not null,
  key_hash text not null,
  requester text not null,
  tbs bytea not null,
  not_before bigint not null,
  not_after bigint not null,
  intended_at bigint not null
);

create index ca_intent_time on ca_intent (intended_at);

-- What became of it. An intent without an outcome is one that was cut off; the next start abandons it.
create table ca_outcome (
  serial text primary key references ca_intent (serial),
  state text not null check (state in ('issued', 'failed', 'abandoned')),
  certificate bytea,
  detail text not null,
  concluded_at bigint not null
);

create table ca_revocation (
  serial text primary key references ca_intent (serial),
  issuer text not null,
  reason bigint not null,
  requester text not null,
  revoked_at bigint not null
);

create index ca_revocation_issuer on ca_revocation (issuer);

-- Numbers never go back (RFC 5280, 5.2.3); the primary key keeps two nodes from using one twice.
create table ca_crl (
  issuer text not null references ca_issuer (id),
  number bigint not null,
  covered bigint not null,
  this_update bigint not null,
  next_update bigint not null,
  crl bytea not null,
  primary key (issuer, number)
);
