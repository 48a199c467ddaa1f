-- SPDX-License-Identifier: Apache-2.0
-- Orders without an outcome, which an account may have a bounded number of: to count them costs as much as there are, not as much as there were.

create table acme_open_order (
  order_id text primary key references acme_order (id),
  account text not null references acme_account (id),
  expires_at bigint not null
);

create index acme_open_order_account on acme_open_order (account, expires_at);

insert into acme_open_order (order_id, account, expires_at)
  select id, account, expires_at from acme_order o
  where not exists (select 1 from acme_order_outcome e where e.order_id = o.id);
