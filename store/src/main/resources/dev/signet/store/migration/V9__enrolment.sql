-- SPDX-License-Identifier: Apache-2.0
-- Certificates that the gateway gets from other authorities, for each name one. All nodes show them, one of them orders.

-- The key of our account at an authority.
create table enrol_account (
  directory text primary key,
  sealed_key bytea not null,
  created_at bigint not null
);

-- What is shown. The authority is its directory, or empty for our own. A window is what the authority said (RFC 9773), or 0.
create table enrol_certificate (
  name text primary key,
  authority text not null,
  sealed_key bytea not null,
  chain bytea not null,
  not_after bigint not null,
  renew_at bigint not null,
  window_start bigint not null,
  window_end bigint not null,
  ask_at bigint not null,
  staple bytea,
  staple_at bigint not null
);

-- Who orders for a name. Whoever is cut off keeps its claim until the lease is over.
create table enrol_claim (
  name text primary key,
  owner text not null,
  until bigint not null
);

-- Failures in a row; gone with the first success.
create table enrol_failure (
  name text primary key,
  authority text not null,
  problem text not null,
  detail text not null,
  failures bigint not null,
  failed_at bigint not null,
  retry_at bigint not null
);

-- What an authority looks for, at whichever node it asks: a token for http-01, a name for tls-alpn-01.
create table enrol_proof (
  challenge text not null,
  subject text not null,
  content text not null,
  until bigint not null,
  primary key (challenge, subject)
);

-- Names that nobody wrote down and a handshake has asked for.
create table enrol_demand (
  name text primary key,
  first_at bigint not null
);

create index enrol_demand_first on enrol_demand (first_at);
