-- SPDX-License-Identifier: Apache-2.0
-- Lists in parts, and keys that are never certified again.

-- The part of its issuer's list that a certificate belongs to, fixed before it is signed. 0: none, for it names the whole list.
alter table ca_intent add column shard bigint not null default 0;

-- Where the certificates of a part say that their list is: it must say the same, whatever the settings say later.
create table ca_shard (
  issuer text not null references ca_issuer (id),
  shard bigint not null,
  prefix text not null,
  primary key (issuer, shard)
);

create index ca_intent_shard on ca_intent (issuer, shard);
create index ca_intent_key on ca_intent (key_hash);

-- A revocation's place among those of its issuer, from 1 without gaps: what a list covers is one number.
alter table ca_revocation add column shard bigint not null default 0;
alter table ca_revocation add column place bigint not null default 0;
alter table ca_revocation add column not_after bigint not null default 0;

update ca_revocation set
  place = (select count(*) from ca_revocation o
           where o.issuer = ca_revocation.issuer
             and (o.revoked_at < ca_revocation.revoked_at
                  or (o.revoked_at = ca_revocation.revoked_at and o.serial <= ca_revocation.serial))),
  not_after = (select i.not_after from ca_intent i where i.serial = ca_revocation.serial);

drop index ca_revocation_issuer;
create unique index ca_revocation_place on ca_revocation (issuer, place);
create index ca_revocation_shard on ca_revocation (issuer, shard, place);

-- A key that was in other hands once.
create table ca_blocked_key (
  key_hash text primary key,
  serial text not null,
  requester text not null,
  blocked_at bigint not null
);

-- Every list that was ever signed, shard 0 being the whole one and the deltas of it. The list itself is not kept: the revocations
-- up to its place give it again byte by byte. One without a signature was cut off, and its number is used up
-- (RFC 5280, 5.2.3: numbers never go back).
create table ca_list (
  issuer text not null references ca_issuer (id),
  shard bigint not null,
  number bigint not null,
  base bigint,
  after_place bigint not null,
  covered bigint not null,
  lived_beyond bigint not null,
  this_update bigint not null,
  next_update bigint not null,
  -- Of a shard, where it is; of a whole list, where its changes are.
  address text not null default '',
  hash text not null,
  signature bytea,
  primary key (issuer, shard, number)
);

-- Lists of earlier versions were kept whole; the next list takes the number behind theirs. A root whose key is away has no list until it
-- comes back.
insert into ca_list (issuer, shard, number, after_place, covered, lived_beyond, this_update, next_update, hash)
select issuer, 0, number, 0, 0, 0, this_update, next_update, '' from ca_crl;

drop table ca_crl;
