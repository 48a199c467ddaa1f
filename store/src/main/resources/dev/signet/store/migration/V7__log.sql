-- SPDX-License-Identifier: Apache-2.0
-- A log of what the authority did, as a Merkle tree (RFC 6962): what was written there cannot be changed unseen.

-- One row for each thing that was done, written in the transaction that does it. Its place in the tree comes a moment later, so
-- that nodes which do things at once need not wait for each other.
create table ca_leaf (
  id text primary key,
  place bigint unique,
  entry text not null,
  hash bytea not null,
  written_at bigint not null
);

create index ca_leaf_waiting on ca_leaf (written_at, id) where place is null;

-- The roots of whole subtrees of 256 leaves, of 256 of these, and so on: no proof needs to read more than a few hundred rows.
create table ca_node (
  level bigint not null,
  number bigint not null,
  hash bytea not null,
  primary key (level, number)
);

-- One row: the tree as it is, and the key that signs its checkpoints.
create table ca_log (
  id bigint primary key,
  origin text not null,
  public_key bytea not null,
  sealed_key bytea not null,
  size bigint not null,
  peaks bytea not null,
  checkpoint text not null
);
