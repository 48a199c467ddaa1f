-- SPDX-License-Identifier: Apache-2.0

-- Values that belong to the database as a whole, such as the proof of which keyring it was sealed under.
create table store_meta (
  name text not null primary key,
  content bytea not null
);

-- The newest revision of the change feed. One row: a transaction that publishes holds it until it ends, so that revisions are
-- committed in their order and without gaps, which a sequence does not promise.
create table feed_head (
  id bigint not null primary key,
  revision bigint not null
);
insert into feed_head (id, revision) values (1, 0);

create table feed_change (
  revision bigint not null primary key,
  kind text not null,
  subject text not null,
  published_at bigint not null
);
