-- SPDX-License-Identifier: Apache-2.0
-- External account bindings (RFC 8555, 7.3.4). The secret of a key is not here: it follows from the keyring and the identifier.

create table acme_binding (
  key text primary key,
  owner text not null,
  domains text not null,
  created_at bigint not null,
  expires_at bigint not null
);

-- A key makes one account: the first insert decides.
create table acme_binding_use (
  key text primary key references acme_binding (key),
  account text not null unique references acme_account (id),
  at bigint not null
);

create index acme_order_identifiers on acme_order (identifiers, created_at);
